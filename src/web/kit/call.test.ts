import { describe, expect, it } from 'vitest';
import { organisation, recordOrganisationEvent } from '../../contract/organisations.js';
import { signOut } from '../../contract/session.js';
import { call, urlOf } from './call.js';

const id = '0190a000-0000-7000-8000-000000000001';
/** Answers once and keeps what was asked. */
const answering = (status: number, wire: unknown) => {
  const asked: { url: string; init: RequestInit }[] = [];
  const using: typeof fetch = (url, init = {}) => {
    asked.push({ url: url instanceof Request ? url.url : url.toString(), init });
    return Promise.resolve(new Response(typeof wire === 'string' ? wire : JSON.stringify(wire), { status }));
  };
  return { asked, using };
};

describe('calling an endpoint', () => {
  it('escapes parameters and leaves empty parts of the query out', () => {
    expect(urlOf(organisation, { params: { organisationId: 'a/b' }, query: { day: undefined } })).toBe(
      '/api/organisations/a%2Fb',
    );
    expect(urlOf(organisation, { params: { organisationId: id }, query: { day: '2026-03-12' } })).toBe(
      `/api/organisations/${id}?day=2026-03-12`,
    );
  });

  it('sends the own header with every change and never with a read', async () => {
    const change = answering(200, { organisationId: id, warnings: [] });
    const body = { kind: 'dissolve', on: '2026-03-12' } as const;
    await call(recordOrganisationEvent, { params: { organisationId: id }, body }, { using: change.using });
    expect(change.asked[0]?.init.headers).toMatchObject({ 'x-zhibu': '1', 'content-type': 'application/json' });
    expect(change.asked[0]?.init.body).toBe(JSON.stringify(body));
    const read = answering(404, { code: 'notFound', sentence: '', details: [] });
    await call(organisation, { params: { organisationId: id } }, { using: read.using }).catch(() => null);
    expect(read.asked[0]?.init.headers).not.toHaveProperty('x-zhibu');
  });

  it('parses the reply by the contract', async () => {
    const { using } = answering(200, { more: 'than the contract says' });
    expect(await call(signOut, {}, { using })).toEqual({});
  });

  it('throws the refusal of the server', async () => {
    const { using } = answering(409, {
      code: 'organisation.unlawful',
      sentence: '不符合规定',
      details: ['尚有党员24人。'],
    });
    const body = { kind: 'dissolve', on: '2026-03-12' } as const;
    await expect(
      call(recordOrganisationEvent, { params: { organisationId: id }, body }, { using }),
    ).rejects.toMatchObject({
      code: 'organisation.unlawful',
      details: ['尚有党员24人。'],
    });
  });

  it('says in Chinese that the network is gone or the answer cannot be read', async () => {
    const gone: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(call(signOut, {}, { using: gone })).rejects.toMatchObject({ code: 'offline' });
    await expect(call(signOut, {}, { using: answering(502, '<html>').using })).rejects.toMatchObject({
      code: 'unreadable',
    });
    await expect(
      call(organisation, { params: { organisationId: id } }, { using: answering(200, { id: 1 }).using }),
    ).rejects.toMatchObject({ code: 'unreadable' });
  });
});
