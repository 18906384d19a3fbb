import { z } from 'zod';
import { PASSWORD_MAX } from './domain/password.ts';
import { UNIT_KINDS } from './domain/units.ts';

const Day = z.iso.date('Use uma data válida');
const Id = z.uuid('Identificador inválido');
const Reason = z
  .string()
  .trim()
  .min(5, 'Diga o motivo em pelo menos 5 caracteres')
  .max(500, 'O motivo passa de 500 caracteres');
const Email = z.string().trim().toLowerCase().max(200).pipe(z.email('Escreva um e-mail completo'));
const Name = z.string().trim().min(3, 'Escreva o nome completo').max(120, 'O nome passa de 120 caracteres');
const Password = z.string().min(1, 'Escreva a senha').max(PASSWORD_MAX, 'A senha é longa demais');

export const SignInBody = z.object({ email: Email, password: Password });
export const RecoveryBody = z.object({ email: Email });
/** `second-factor`: the password is right, and a code is asked for before anything opens. */
export const SignInAnswer = z.object({ step: z.enum(['done', 'second-factor']) });
export const SecondFactorBody = z.object({
  /** Six digits, or a recovery code; spaces do not count. */
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().min(6, 'Escreva o código inteiro').max(20, 'O código é longo demais')),
  by: z.enum(['totp', 'recovery-code']).default('totp'),
});
export const OwnPasswordBody = z.object({ password: Password });
export const SecondFactorAnswer = z.object({
  picture: z.object({ size: z.int(), path: z.string() }),
  secret: z.string(),
  recoveryCodes: z.array(z.string()),
});
export type SecondFactorAnswer = z.infer<typeof SecondFactorAnswer>;
export const RecoveryCodesAnswer = z.object({ recoveryCodes: z.array(z.string()) });
export const ReasonBody = z.object({ reason: Reason });
export const DemonstrationBody = z.object({ person: z.string().regex(/^[a-z0-9-]{1,60}$/) });
export const PasswordBody = z.object({ current: Password, next: Password });
export const SetupBody = z.object({
  token: z.string().min(20).max(100),
  /** Asked of the first administrator only; the others were named by who invited them. */
  name: Name.optional(),
  email: Email.optional(),
  password: Password,
});
export const TokenParams = z.object({ token: z.string().min(20).max(100) });
export const SetupAnswer = z.object({
  purpose: z.enum(['first-administrator', 'invitation', 'new-password', 'recovery']),
  name: z.string().nullable(),
  email: z.string().nullable(),
});
export type SetupAnswer = z.infer<typeof SetupAnswer>;

/** A grant as people read it. */
export const GrantView = z.object({
  id: z.string(),
  role: z.string(),
  roleName: z.string(),
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  territory: z.string().nullable(),
  territoryName: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  reason: z.string(),
});
export type GrantView = z.infer<typeof GrantView>;

export const SessionAnswer = z.object({
  /** null for a visitor. */
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      /** What they do and where, in a few words. */
      office: z.string(),
      hasPassword: z.boolean(),
      secondFactor: z.boolean(),
      /** Whether a role asks for the second factor: without it no role holds. */
      secondFactorAsked: z.boolean(),
      demonstration: z.boolean(),
    })
    .nullable(),
  /** In force today. */
  grants: z.array(GrantView),
  roles: z.array(z.string()),
  units: z.array(z.string()),
  /** What this person may do somewhere; whether a record is within reach is asked of the server. */
  verbs: z.array(z.string()),
  mode: z.enum(['demonstration', 'production']),
  today: z.string(),
  /** IANA name of the configured zone: every instant on a screen is told in it. */
  timeZone: z.string(),
  state: z.object({ code: z.string(), name: z.string() }),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;

export const DemonstrationAnswer = z.object({
  items: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      role: z.string(),
      roleName: z.string(),
      /** The unit's whole name. */
      unitName: z.string().nullable(),
      territoryName: z.string().nullable(),
    }),
  ),
  next: z.null(),
});
export type DemonstrationAnswer = z.infer<typeof DemonstrationAnswer>;

export const SessionListAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      since: z.string(),
      until: z.string(),
      userAgent: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
  next: z.null(),
});
export type SessionListAnswer = z.infer<typeof SessionListAnswer>;

export const SessionParams = z.object({ session: Id });
export const Done = z.object({ done: z.literal(true) });

export const PeopleQuery = z.object({
  q: z.string().trim().max(80).default(''),
  after: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const PersonView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  demonstration: z.boolean(),
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
  grants: z.array(GrantView),
});
export type PersonView = z.infer<typeof PersonView>;
export const PeopleAnswer = z.object({ items: z.array(PersonView), next: z.string().nullable() });
export type PeopleAnswer = z.infer<typeof PeopleAnswer>;

export const PersonBody = z.object({ name: Name, email: Email });
export const PersonParams = z.object({ person: Id });
/** The link is shown once: hand it to the person. */
export const LinkAnswer = z.object({ person: z.string(), path: z.string(), expiresAt: z.string() });
export type LinkAnswer = z.infer<typeof LinkAnswer>;

export const GrantBody = z.object({
  role: z.string().max(60),
  unit: z.string().max(60).nullable().default(null),
  territory: z.string().max(7).nullable().default(null),
  from: Day.optional(),
  /** First day on which the grant no longer holds. */
  to: Day.nullable().default(null),
  reason: Reason,
});
export type GrantBody = z.infer<typeof GrantBody>;
export const GrantParams = z.object({ grant: Id });
export const EndGrantQuery = z.object({ reason: Reason });

export const RolesAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      reach: z.enum(['unit', 'territory']),
      verbs: z.array(z.string()),
    }),
  ),
  next: z.null(),
});
export type RolesAnswer = z.infer<typeof RolesAnswer>;

export const UnitsQuery = z.object({ day: Day.optional() });
export const UnitView = z.object({
  id: z.string(),
  acronym: z.string(),
  name: z.string(),
  kind: z.enum(UNIT_KINDS),
  parent: z.string().nullable(),
  territory: z.string().nullable(),
  territoryName: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  origin: z.enum(['document', 'project']),
  aliases: z.array(z.string()),
});
export type UnitView = z.infer<typeof UnitView>;
export const UnitsAnswer = z.object({ items: z.array(UnitView), next: z.null() });
export type UnitsAnswer = z.infer<typeof UnitsAnswer>;

export const AuditQuery = z.object({
  /** Beginning of the stream, e.g. `plan-action/`. */
  stream: z.string().trim().max(100).default(''),
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const AuditAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      stream: z.string(),
      sequence: z.int(),
      type: z.string(),
      at: z.string(),
      actorKind: z.string(),
      actorName: z.string().nullable(),
      /** Who or what it happened to, in words, where accounts knows. */
      about: z.string().nullable(),
      reason: z.string().nullable(),
      data: z.record(z.string(), z.unknown()),
      hash: z.string(),
    }),
  ),
  next: z.string().nullable(),
});
export type AuditAnswer = z.infer<typeof AuditAnswer>;
