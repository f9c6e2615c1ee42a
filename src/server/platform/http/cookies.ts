/** The cookie that carries the session token; HttpOnly, SameSite=Lax, Secure behind TLS. */
export const sessionCookie = 'zhibu_session';
/** Sent by our own pages with every change; a foreign page cannot send it without asking first (CORS), and we never agree. */
export const ownHeader = 'x-zhibu';
