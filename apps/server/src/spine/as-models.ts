// How the driver reads values, so that a row that came past Prisma is the same as one of its models.
import pg from 'pg';

const { builtins, getTypeParser } = pg.types;
/** The driver makes something else of these than Prisma does; none of our SQL past Prisma asks for them. */
const apart = new Set<number>([builtins.DATE, builtins.TIME, builtins.TIMESTAMP, builtins.NUMERIC]);

/** Read as a value, so that it fails the statement: a failure at its first row of names would end the process. */
const refused = (): never => {
  throw new Error('SQL past Prisma must not ask for dates, times of day and decimals');
};

/** Whole numbers of eight bytes as `bigint`; the rest as the driver reads it, from text. */
export const asModels: pg.CustomTypesConfig = {
  getTypeParser: (type: number) => {
    if (apart.has(type)) return refused;
    return type === builtins.INT8 ? BigInt : getTypeParser(type);
  },
};
