// Whose matter a case is (OSL 8 kap.): a department's own while it is there, else of the board that owns its topic.
import type { Team, Topic } from '../../generated/prisma/client.ts';

/** @param topic null while nobody has said what it is about: then it is the matter of whoever has it */
export const boardOf = (
  team: Pick<Team, 'kind' | 'boardId'>,
  topic: Pick<Topic, 'boardId'> | null,
): string => (team.kind === 'department' ? team.boardId : (topic?.boardId ?? team.boardId));
