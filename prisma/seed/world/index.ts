// The whole demo world in one object, ready to be put into a database.
import { boards } from './boards.ts';
import { residents } from './residents.ts';
import { servicePoints } from './servicepoints.ts';
import { staff } from './staff.ts';
import { stories } from './stories.ts';
import { teams } from './teams.ts';
import { templates } from './templates.ts';
import { topics } from './topics.ts';

export const world = {
  boards,
  teams,
  topics,
  servicePoints,
  staff,
  residents,
  stories,
  templates,
};
