import type { ListedPerson, Person, People as SignInPeople } from '../http/people.ts';
import type { OpenStore, User } from '../store/index.ts';

/** The people of the store, as sign-in and the list of people want them. */
export function signInPeople({ people, secondFactors, pool }: OpenStore): SignInPeople {
  return {
    secondFactors,
    async signIns(who, token) {
      const current = await people.readLogin(token);
      return (await people.listLogins(who)).map(({ user: _user, expiresAt: _ends, ...login }) => ({
        ...login,
        isThis: login.loginId === current?.loginId,
      }));
    },
    endSignIn: (who, loginId) => people.revokeLogin(who, loginId),
    async endOtherSignIns(who, token) {
      const current = await people.readLogin(token);
      return current ? people.revokeOthers(who, current.loginId) : 0;
    },
    async findByEmail(email) {
      const user = await people.findUserByEmail(email);
      if (!user?.passwordHash || user.disabledAt !== null) return null;
      return { person: personOf(user), passwordHash: user.passwordHash };
    },
    openLogin: (person, login) => people.openLogin(person, login),
    readLogin: (token) => loginOf(token, true),
    async readAwaiting(token) {
      const login = await people.readAwaiting(token);
      return login?.user.passwordHash ? personOf(login.user) : null;
    },
    closeLogin: (token) => people.closeLogin(token),
    async companyName(tenantId) {
      const sql = 'select name from tenants where tenant_id = $1';
      const { rows } = await pool.query<{ readonly name: string }>(sql, [tenantId]);
      return rows[0]?.name ?? '';
    },
    list: async (tenantId) => (await people.listUsers(tenantId)).map(listed),
    async add(person) {
      if (await people.findUserByEmail(person.email, person.tenantId)) return null;
      return listed(await people.createUser({ ...person, passwordHash: null }));
    },
    change: (who, change) => people.changeUser(who, change),
    async invite(who, expiresAt) {
      const isTaken = await people.changeUser(who, { passwordHash: '' });
      return isTaken ? people.openLogin(who, { expiresAt }) : null;
    },
    readInvitation: (token) => loginOf(token, false),
    async setPassword(who, passwordHash) {
      await people.changeUser(who, { passwordHash });
    },
  };

  /** Who has no password cannot have signed in: what he has is an invitation, which opens nothing else. */
  async function loginOf(token: string, withPassword: boolean): Promise<Person | null> {
    const login = await people.readLogin(token);
    return login && Boolean(login.user.passwordHash) === withPassword ? personOf(login.user) : null;
  }
}

function personOf({ tenantId, userId, name, email, grants, language }: User): Person {
  return { tenantId, userId, name, email, grants, language: language === 'hi' ? 'hi' : 'en' };
}

function listed(user: User): ListedPerson {
  const { passwordHash, disabledAt, hasSecondFactor, seenAt } = user;
  return { ...personOf(user), hasPassword: Boolean(passwordHash), disabledAt, hasSecondFactor, seenAt };
}
