// The catalogue of audit events admits no secrets.
import { describe, expect, it } from 'vitest';
import { type EventType, events } from '../../../../server/audit/events.ts';

describe('the catalogue of events', () => {
  it('names an object and what became of it', () => {
    for (const type of Object.keys(events)) expect(type).toMatch(/^[a-z-]+\.[a-z-]+$/);
  });

  it.each(Object.keys(events) as EventType[])('takes no unforeseen detail of %s', (type) => {
    expect(events[type].safeParse({ password: 'hunter2' }).success).toBe(false);
  });

  it('has no member that sounds like a secret', () => {
    const members = Object.values(events).flatMap((detail) => Object.keys(detail.shape));
    expect(
      members.filter((name) => /password|token|secret|^code$|response|mailbox|address/i.test(name)),
    ).toEqual([]);
  });
});
