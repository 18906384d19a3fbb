import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { z } from 'zod';
import type { Db } from '../../../platform/db/database.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '../domain/password.ts';

/** Argon2id, the library's own default variant. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const HOUR = 3600;
const TRIES_PER_MINUTE = 10;
const RECOVERY_CODES = 10;

/** The header in which our routes hand the caller's address to the library's rate limit. */
export const ADDRESS_HEADER = 'x-pactua-address';
/** The library is never reachable from outside; its own routing needs some address. */
export const LIBRARY_URL = 'http://pactua.internal/api/auth';

export interface LibraryOptions {
  readonly db: Db;
  readonly secret: string;
  /** Whether the browser reaches us by HTTPS. */
  readonly secure: boolean;
  readonly demonstration: boolean;
  readonly makeId: () => string;
  readonly onError: (message: string) => void;
}

/** The sign-in library on our tables: passwords, sessions and the limit of tries; nothing else of it is on. */
export function openLibrary(options: LibraryOptions) {
  return betterAuth({
    appName: 'Pactua',
    baseURL: LIBRARY_URL,
    secret: options.secret,
    database: { db: options.db, type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      password: {
        hash: hashPassword,
        verify: ({ hash: stored, password }) => verifyPassword(stored, password),
      },
    },
    user: {
      modelName: 'people',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        demonstration: { type: 'boolean', required: true, defaultValue: false, input: false },
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: 12 * HOUR,
      updateAge: HOUR / 2,
    },
    account: { modelName: 'credentials', fields: CREDENTIAL_FIELDS },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'sign_in_attempts',
      fields: { lastRequest: 'last_request' },
      customRules: {
        '/sign-in/email': { window: 60, max: TRIES_PER_MINUTE },
        '/change-password': { window: 60, max: TRIES_PER_MINUTE },
        '/two-factor/*': { window: 60, max: TRIES_PER_MINUTE },
      },
    },
    advanced: {
      cookiePrefix: 'pactua',
      useSecureCookies: options.secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: options.makeId },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Our own server has already refused a request from elsewhere.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    logger: { level: 'error', log: (_, message) => options.onError(message) },
    telemetry: { enabled: false },
    plugins: [demonstrationSignIn(options.demonstration), secondFactor()],
  });
}

export type Library = ReturnType<typeof openLibrary>;

/** Argon2id with m = 19 MiB, t = 2, p = 1. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password);
}

const CREDENTIAL_FIELDS = {
  userId: 'person_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
};

/**
 * Codes of an authenticator program (RFC 6238: six digits, thirty seconds), and ten recovery codes. Secrets and codes are
 * kept encrypted; ten wrong in a row make the account wait a quarter of an hour, wherever they come from.
 */
function secondFactor() {
  return twoFactor({
    issuer: 'Pactua',
    backupCodeOptions: { amount: RECOVERY_CODES, length: 10, storeBackupCodes: 'encrypted' },
    accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: HOUR / 4 },
    twoFactorCookieMaxAge: HOUR / 6,
    schema: {
      user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
      twoFactor: {
        modelName: 'second_factors',
        fields: {
          userId: 'person_id',
          backupCodes: 'recovery_codes',
          failedVerificationCount: 'failures',
          lockedUntil: 'locked_until',
        },
      },
    },
  });
}

/** One-click sign-in as an invented person; refuses everybody else, and refuses always in production. */
function demonstrationSignIn(allowed: boolean) {
  return {
    id: 'demonstration',
    endpoints: {
      signInDemonstration: createAuthEndpoint(
        '/sign-in/demonstration',
        { method: 'POST', body: z.object({ email: z.string() }) },
        async (call) => {
          const found = allowed ? await call.context.internalAdapter.findUserByEmail(call.body.email) : null;
          if (!found || !(found.user as { demonstration?: boolean }).demonstration)
            throw new APIError('NOT_FOUND');
          const session = await call.context.internalAdapter.createSession(found.user.id);
          await setSessionCookie(call, { session, user: found.user });
          return call.json({ person: found.user.id });
        },
      ),
    },
  };
}
