// How secret a case is, marked by somebody and on some ground.
import type { CaseRow } from '@entre/contract/cases';
import type { Secrecy } from '@entre/contract/topics';
import type { Ctx, StaffActor } from '../../spine/ctx.ts';
import { DeskError } from '../../spine/errors.ts';
import { change, lockCase } from './change.ts';
import { AlreadySo, changeRow } from './told.ts';

/** More is more secret. */
export const rank: Record<Secrecy, number> = { open: 0, personal: 1, secret: 2 };

/** Marks how secret a case is. `secret` needs the provision it rests on (OSL 5 kap. 5 §). */
export const setSecrecy = (
  ctx: Ctx<StaffActor>,
  id: string,
  to: { secrecy: Secrecy; provision?: string | undefined },
): Promise<CaseRow> =>
  changeRow(ctx, 'case.secrecy', async (tx, record) => {
    const kase = await lockCase(ctx, tx, id);
    // A secret one may come to rest on another provision.
    if (to.secrecy === kase.secrecy && to.secrecy !== 'secret') throw new AlreadySo(kase);
    if (to.secrecy === 'secret' && !to.provision)
      throw new DeskError(
        'invalid',
        'A secret case needs the provision it rests on, e.g. OSL 26:1.',
        {
          errors: [{ path: 'provision', message: 'required for secret' }],
        },
      );
    await change(
      tx,
      record,
      kase,
      'case.secrecy-changed',
      { from: kase.secrecy, provision: to.provision ?? null },
      { secrecy: to.secrecy },
    );
    return kase;
  });
