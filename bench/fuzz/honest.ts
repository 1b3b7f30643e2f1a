import { policyOfStage } from "../../test/scenario/context.ts";
import { type Deed, deed } from "./deed.ts";
import { names } from "./places.ts";
import { type Act, casting, entitled, filesOf, pick, type Scene, subjectWord } from "./scene.ts";
import { team } from "./terms.ts";

function signing(scene: Scene, word: string, number: number, covers = "complete", path?: string): Deed[] {
  const isAlone = number % 3 === 0;
  const signers = entitled(scene, word, path).filter(({ user }) => !isAlone || !inTeam(user));
  return casting(signers, number).map(({ user, role }) =>
    deed(`sign ${user} ${word} ${covers} role ${role}`),
  );
}

const inTeam = (user: string) => team.some(([name]) => name === user);

function write({ count }: Scene, path: string): Deed {
  return { path, lines: [`text ${count}`] };
}

/** A file of a subject is new or changed, everybody signs. */
const edit: Act = (scene, [a, b, c]) => {
  const word = subjectWord(scene, a);
  return [write(scene, pick(filesOf(scene, word), b)), ...signing(scene, word, c)];
};

/** The same by an amendment, which those sign who may on that path; or it takes a file away. */
const amend: Act = (scene, [a, b, c]) => {
  const word = subjectWord(scene, a);
  const path = pick(filesOf(scene, word), b);
  const change =
    c % 3 === 0 && scene.context.stage.files.has(path) ? deed(`delete ${path}`) : write(scene, path);
  return [change, ...signing(scene, word, c, "amendment", path)];
};

const retire: Act = (scene, [a, , c]) => {
  const word = subjectWord(scene, a);
  const there = filesOf(scene, word).filter((path) => scene.context.stage.files.has(path));
  return [...there.map((path) => deed(`delete ${path}`)), ...signing(scene, word, c)];
};

/** Issuers as many as it takes, or one. */
export function issuers(scene: Scene, number: number): string {
  if (scene.commit.isMallory) return "mallory";
  const { keys, threshold } = policyOfStage(scene.context).root.issuers;
  return keys.slice(0, number % 5 === 0 ? 1 : threshold).join(" ");
}

const photograph: Act = (scene, [a, b, c]) => {
  const word = subjectWord(scene, a);
  const change = c % 2 === 0 ? [write(scene, pick(filesOf(scene, word), b))] : [];
  return [...change, deed(`photograph ${word} as photo-${scene.count} by ${issuers(scene, c)}`)];
};

/** Several subjects by one signature. */
const list: Act = (scene, [a, b, c, d]) => {
  const words = [...new Set([a, b].map((number) => subjectWord(scene, number)))];
  const name = `many-${scene.count}`;
  const signers = words.map(
    (word) => new Set(entitled(scene, word).map(({ user, role }) => `${user} role ${role}`)),
  );
  const all = [...(signers[0] ?? [])].filter((each) => signers.every((some) => some.has(each)));
  return [
    ...words.map((word, i) => write(scene, pick(filesOf(scene, word), c + i))),
    deed(`state ${words.join(" ")}`),
    deed(`list ${name} ${words.join(" ")}`),
    ...all.slice(0, 1 + (d % 6)).map((signer) => deed(`cosign ${signer.replace(" ", ` list:${name} `)}`)),
  ];
};

/** A certificate is renewed: other grants, other keys, other days, or as it was. */
const certify: Act = (scene, [a, b, c, d]) => {
  const { ground, users } = scene.terms;
  const user = pick([...users.filter((name) => /^u[a-d]$/.test(name)), "ue"], a);
  const grants = [
    `grant: publish ${ground.place(pick(names, b))}/** ${pick(ground.wide, c)}`,
    `grant: review ${pick(ground.wide, b)}`,
    `grant: publish ${pick(ground.wide, b)}`,
    "grant: none",
  ];
  const more = [
    [],
    [`keys: ${user} ${user}-two`],
    [`keys: ${user}-two`, `retired: ${user} ${scene.day}`],
    ["valid: 2026-06-01 2026-11-22"],
  ];
  const lines = [pick(grants, d), ...pick(more, c)];
  return [deed(`certify ${user}`, ...(user === "ue" && lines.length === 1 ? [] : lines))];
};

const revoke: Act = (scene, [a, b]) => {
  const user = pick(scene.terms.users, a);
  return [deed(`revoke ${user} by ${b % 2 === 0 ? "self" : issuers(scene, b)}`)];
};

const root: Act = (scene, [a, b]) => {
  const { ground } = scene.terms;
  return [
    deed(
      "root",
      ...pick(
        [
          [`unsigned: ${ground.place(pick(names, b))}/**`],
          ["unsigned: none"],
          ["issuers: ann bob", "issuer-threshold: 1"],
          ["issuers: bob", "issuer-threshold: 1"],
          ["rule: ** publish 1", `rule: ${ground.place(pick(names, b))}/** review 1`],
          ["rule: ** publish 1"],
          [`layout: ${ground.layout.join(" ")} q/*/`],
          ["expires: 2028-11-21"],
        ],
        a,
      ),
    ),
  ];
};

/** Mallory, or whoever may, edits M. */
const own: Act = (scene, [, b, c]) => {
  const word = scene.terms.ground.place("M");
  return [write(scene, pick(filesOf(scene, word), b)), deed(`sign mallory ${word}`)].slice(
    0,
    c % 9 === 0 ? 1 : 2,
  );
};

/** One more signature on what is there. */
const review: Act = (scene, [a, , c]) => {
  const word = subjectWord(scene, a);
  const { user, role } = pick(casting(entitled(scene, word), c), c);
  return [deed(`cosign ${user} ${word} role ${role}`)];
};

/** What honest people do. */
export const honestActs: Readonly<Record<string, Act>> = {
  ...{ edit, amend, retire, photograph, list, certify, revoke, root, review, own },
};
