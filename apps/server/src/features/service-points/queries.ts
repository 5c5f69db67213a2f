// Reads of service points.
import type { OpenHours, ServicePoint } from '@entre/contract/service-points';
import type { ServicePoint as Row } from '../../generated/prisma/client.ts';
import type { ReadDb } from '../../spine/db.ts';

/** All service points with their hours, in the order they are shown. */
export const servicePoints = async (db: Pick<ReadDb, 'servicePoint'>): Promise<ServicePoint[]> =>
  (await db.servicePoint.findMany({ orderBy: [{ sort: 'asc' }, { code: 'asc' }] })).map(toPoint);

const toPoint = ({ id, code, name, kind, address, hours }: Row): ServicePoint => ({
  id,
  code,
  name,
  kind: kind as ServicePoint['kind'],
  address,
  hours: hours as OpenHours[],
});
