// Where a screen stands in the feed: holes in what was told are asked for, and an answer never overtakes a frame.
import { expect, test } from 'vitest';
import { Feed } from './feed.ts';
import { ApiError, type Http } from './http.ts';
import { id, row } from './samples.ts';

type Answer = { pos: number; rows?: number[]; gone?: number[] };

/** A feed that has come to 10, and a server that answers when it is told to. */
function open() {
  const asked: { after: number; answer: PromiseWithResolvers<unknown> }[] = [];
  const http = (_: string, { query }: { query: { after: number } }) => {
    const answer = Promise.withResolvers<unknown>();
    asked.push({ after: query.after, answer });
    return answer.promise;
  };
  const feed = new Feed(http as unknown as Http);
  const heard: string[] = [];
  feed.add({
    row: (change) =>
      heard.push(`${change.row === null ? '-' : '+'}${Number(change.caseId.at(-1))}`),
    reload: () => heard.push('reload'),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const beat = (pos: number) => feed.beat('e1', pos);
  beat(10);
  expect(heard.splice(0)).toEqual(['reload']);
  return {
    heard,
    asked,
    beat,
    comes: (n: number, from: number, pos: number) =>
      feed.row({ caseId: id(n), row: row({ id: id(n) }), from, pos }),
    goes: (n: number, from: number, pos: number) =>
      feed.row({ caseId: id(n), row: null, from, pos }),
    answers: (n: number, { pos, rows = [], gone = [] }: Answer) => {
      const told = { rows: rows.map((one) => row({ id: id(one) })), gone: gone.map(id) };
      asked[n]?.answer.resolve({ epoch: 'e1', pos, ...told });
      return settled();
    },
    fails: (n: number) => {
      asked[n]?.answer.reject(new ApiError(null));
      return settled();
    },
  };
}

test('a frame that begins where one is carries one on', () => {
  const { asked, beat, comes } = open();
  comes(1, 10, 12);
  beat(12);
  expect(asked).toEqual([]);
});

test('a hole before a frame is asked for, also when the first try fails', async () => {
  const { heard, asked, comes, answers, fails } = open();
  comes(3, 12, 13);
  await fails(0);
  comes(4, 12, 14);
  await answers(1, { pos: 14, rows: [2] });
  expect(heard).toEqual(['+3', '+4', '+2']);
  expect(asked.map((one) => one.after)).toEqual([10, 10]);
});

test('a hole between two frames of a batch is not skipped by the first of them', () => {
  const { asked, comes } = open();
  // A batch of two cases: the line breaks after the first frame.
  comes(1, 10, 10);
  comes(5, 12, 13);
  expect(asked).toHaveLength(1);
});

test('what is heard of during a flight, and is not in its answer, is asked for after it', async () => {
  const { heard, asked, beat, answers } = open();
  beat(12);
  beat(14);
  expect(asked).toHaveLength(1);
  await answers(0, { pos: 12, rows: [1] });
  await answers(1, { pos: 14, rows: [2] });
  expect(heard).toEqual(['+1', '+2']);
  expect(asked.map((one) => one.after)).toEqual([10, 12]);
});

test('an answer that has it all is not asked for again', async () => {
  const { asked, beat, answers } = open();
  beat(12);
  beat(14);
  await answers(0, { pos: 14 });
  expect(asked).toHaveLength(1);
});

test('a case that came back into sight during a flight stays, and one that left stays away', async () => {
  const { heard, beat, comes, goes, answers } = open();
  beat(12);
  comes(1, 12, 13);
  goes(2, 12, 14);
  heard.splice(0);
  await answers(0, { pos: 12, rows: [2, 3], gone: [1, 4] });
  expect(heard).toEqual(['+3', '-4']);
});

test('what frames said of a case before a flight says nothing against its answer', async () => {
  const { heard, beat, comes, answers } = open();
  comes(1, 10, 11);
  beat(12);
  await answers(0, { pos: 12, gone: [1] });
  expect(heard).toEqual(['+1', '-1']);
});

test('where a frame and an answer say otherwise of a case, it is asked for once more, and that answer stands', async () => {
  const { heard, asked, beat, comes, answers } = open();
  beat(12);
  comes(1, 10, 11);
  await answers(0, { pos: 12, gone: [1] });
  expect(asked.map((one) => one.after)).toEqual([10, 11]);
  await answers(1, { pos: 12, gone: [1] });
  expect(heard).toEqual(['+1', '-1']);
  expect(asked).toHaveLength(2);
});
