/** Words of the sign-in page, English. */
export const enSignIn = {
  title: 'Sign in',
  promise: 'Prepare, check, save and file India’s GST returns.',
  email: 'E-mail address',
  password: 'Password',
  showPassword: 'Show or hide the password',
  submit: 'Sign in',
  hint: 'The first sign-in is printed once in the window where Vivarani was started.',
  out: 'Sign out',
  or: 'or',
  at: 'Sign in at {{provider}}',
  codeNeeded: 'You have shown who you are. The code of your authenticator app lets you in.',
  anew: 'Begin again',
  failed: {
    'OIDC-AWAY': 'The identity provider does not answer. Try again, or sign in with your password.',
    'OIDC-NOT-COMPLETED':
      'The sign-in at the identity provider was not completed, or was begun too long ago. Begin again.',
    'OIDC-UNVERIFIED':
      'The identity provider does not vouch for your e-mail address. Have it verified there, or sign in with your password.',
    'OIDC-UNKNOWN':
      'Nobody with your e-mail address may sign in here. Ask an administrator for an invitation, and follow it once.',
  },
};
