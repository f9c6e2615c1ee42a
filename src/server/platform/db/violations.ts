import pg from 'pg';

/** Whether the database refused a row because the key of this constraint was taken. */
export const isUniqueViolation = (error: unknown, constraint: string): boolean =>
  error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint;
