// The conversation of this tab: its token lies in sessionStorage, so that a reload goes on where it was and a closed tab is forgotten.

const key = 'conversation';
const api = '/v3/directline';

/** A refused request; `status` is the HTTP status, 0 when the server was not reached. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export const stored = () => JSON.parse(sessionStorage.getItem(key) ?? 'null');

export const forget = () => sessionStorage.removeItem(key);

/** Goes on with the stored conversation while its token is good, else begins a new one. */
export async function open() {
  const grant = stored();
  if (grant === null) return begin(null);
  try {
    return await refresh();
  } catch (refused) {
    if (refused.status === 0) throw refused;
    return begin(null);
  }
}

/** A new conversation: of a demo shopper, or of a visitor when `shopper` is null. */
export async function begin(shopper) {
  const grant = await post(shopper === null ? `${api}/tokens/generate` : `/demo/sign-in/${encodeURIComponent(shopper)}`);
  return keep({ ...grant, shopper });
}

/** A fresh token for the stored conversation. */
export async function refresh() {
  const grant = stored();
  return keep({ ...grant, ...await post(`${api}/tokens/refresh`, grant.token) });
}

function keep(grant) {
  sessionStorage.setItem(key, JSON.stringify(grant));
  return grant;
}

async function post(address, token) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const answer = await fetch(address, { method: 'POST', headers }).catch(() => { throw new Refused(0, 'no connection'); });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, body.error?.message ?? answer.statusText);
  return body;
}
