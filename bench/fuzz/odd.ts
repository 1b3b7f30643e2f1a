import { roles } from "../../src/format/root.ts";
import { type Deed, deed } from "./deed.ts";
import { names } from "./places.ts";
import { type Act, filesOf, nameIn, paths, pick, type Scene, subjectWord } from "./scene.ts";

const anyPath = (scene: Scene, number: number) =>
  pick([...paths(scene, number % 3 === 0)], Math.floor(number / 3));

/** Somewhere a file could go. */
function somewhere(scene: Scene, number: number): string {
  const { ground } = scene.terms;
  const places = [
    ...names.flatMap((name) => [...ground.inside(name), ground.place(name), `${ground.place(name)}/new`]),
    ...ground.common,
    "p",
    "new",
    "q/A/x",
    ".dot/x",
  ];
  return pick(places, number);
}

function anybody({ commit, terms }: Scene, number: number): string {
  return commit.isMallory ? "mallory" : pick([...terms.users, "ann", "stranger"], number);
}

/** As `NAME key KEYNAME` says it: mallory may use any name, but no other key. */
function asSomebody(scene: Scene, number: number): { name: string; key: string } {
  const name = pick([...scene.terms.users, "ann", "bob"], number);
  return { name, key: scene.commit.isMallory ? "mallory" : anybody(scene, number + 1) };
}

const earlier = ({ context }: Scene, number: number) => pick([...context.stages.keys()].slice(0, -1), number);

const write: Act = (scene, [a]) => [{ path: somewhere(scene, a), lines: [`odd ${scene.count}`] }];

const signAs: Act = (scene, [a, b, c, d]) => {
  const word = subjectWord(scene, a);
  const { name, key } = asSomebody(scene, b);
  const covers = pick(["complete", "amendment", "photograph", "complete keep", "complete new"], c);
  const change = d % 2 === 0 ? [{ path: pick(filesOf(scene, word), d), lines: [`odd ${scene.count}`] }] : [];
  return [...change, deed(`sign ${name} ${word} ${covers} role ${pick(roles, d)} key ${key}`)];
};

const forge: Act = (scene, [a, b, c, d]) => {
  const word = subjectWord(scene, a);
  const { name, key } = asSomebody(scene, b);
  const other = pick(filesOf(scene, subjectWord(scene, d)), c);
  const lines = pick(
    [
      [`sequence: ${1 + (d % 5)}`],
      ["previous: none"],
      [`previous: ${"ab".repeat(32)}`],
      [`list: ${other} text`],
      [`unlist: ${pick(filesOf(scene, word), d)}`],
      ["sequence: 9007199254740991"],
      [`removed: ${other}`],
      ["registry: demo 00000000000000000000000000000000"],
      [`package: ${nameIn(subjectWord(scene, d))}`],
      [`at: .bailiwick/statements/${nameIn(subjectWord(scene, d))}/${1 + (c % 3)}.sums`],
    ],
    c,
  );
  const covers = pick(["complete", "amendment", "photograph"], d);
  return [deed(`sign ${name} ${word} ${covers} key ${key}`, ...lines)];
};

const remove: Act = (scene, [a, b]) => {
  const path = anyPath(scene, a);
  const up = path.split("/").slice(0, Math.max(1, path.split("/").length - (b % 3)));
  return [deed(`delete ${up.join("/")}`)];
};

const copy: Act = (scene, [a, b]) => [
  deed(`copy ${b % 2 === 0 ? `${earlier(scene, b)}:` : ""}${anyPath(scene, a)} ${target(scene, a, b)}`),
];
const move: Act = (scene, [a, b]) => [deed(`move ${anyPath(scene, a)} ${target(scene, a, b)}`)];

/** A place beside another file of the same sort, or anywhere. */
function target(scene: Scene, a: number, b: number): string {
  return b % 3 === 0 ? anyPath(scene, a + 3 * b) : somewhere(scene, b);
}

const mode: Act = (scene, [a, b]) => [
  deed(`mode ${pick(["executable", "symlink", "100644", "100664", "submodule"], b)} ${anyPath(scene, a)}`),
];

const replay: Act = (scene, [a, b]) => [deed(`replay ${earlier(scene, b)} ${subjectWord(scene, a)}`)];

/** One file of `.bailiwick/` as it was, or all. */
const restore: Act = (scene, [a, b, c]) => {
  const at = earlier(scene, b);
  const then = [...(scene.context.stages.get(at)?.files.keys() ?? [])].filter((path) =>
    path.startsWith(".bailiwick/"),
  );
  return [deed(`replay ${at} ${c % 4 === 0 ? ".bailiwick/certs" : pick(then, a)}`)];
};

/** Every file as it was in an earlier commit: what a "theirs" merge does. */
const revert: Act = (scene, [a, b]) => {
  const at = earlier(scene, a);
  const then = [...(scene.context.stages.get(at)?.files.keys() ?? [])];
  const tops = [...new Set(then.map((path) => path.split("/").slice(0, 2).join("/")))];
  return tops.filter((_, i) => b % 2 === 0 || i % 2 === 0).map((path) => deed(`copy ${at}:${path} ${path}`));
};

const tear: Act = (scene, [a, b]) => {
  const path = anyPath(scene, a);
  return [deed(`edit ${path}`, pick(["+ torn", "+ # note: torn", `+ ${"0".repeat(64)}  torn`], b))];
};

const junk: Act = (_, [a]) => [
  {
    path: pick(
      [
        ...[
          ".bailiwick/junk",
          ".bailiwick/certs/x.txt",
          ".bailiwick/statements/A/junk",
          ".bailiwick/root/9.yaml",
        ],
        ...[".bailiwick/certs/nobody.yaml", ".bailiwick/lists/odd.sums", ".bailiwick/common/A/1.sums"],
        ...[
          ".bailiwick/statements/README.md/1.sums",
          ".bailiwick/.gitattributes",
          ".bailiwick/root/1.ann.sig",
        ],
        ...[".bailiwick/certs/ua.mallory.sig", ".bailiwick/statements/New/1.sums", ".bailiwick/common/x"],
      ],
      a,
    ),
    lines: ["junk"],
  },
];

const double: Act = (scene, [a]) => [deed(`double ${anyPath(scene, a)}`, "twin")];
const disorder: Act = (scene, [a, b]) => [
  deed(`disorder ${b % 3 === 0 ? "." : anyPath(scene, a).split("/").slice(0, -1).join("/") || "."}`),
];

const unlist: Act = (scene, [a]) => [
  deed(
    `delete ${pick(
      paths(scene, true).filter((path) => path.startsWith(".bailiwick/lists/")),
      a,
    )}`,
  ),
];

/** A signature under another name, or on another document. */
const swapSignature: Act = (scene, [a, b]) => {
  const signatures = paths(scene, true).filter((path) => path.endsWith(".sig"));
  const from = pick(signatures, a);
  const to =
    b % 2 === 0 ? pick(signatures, b) : from.replace(/[a-z]+\.sig$/, `${pick(scene.terms.users, b)}.sig`);
  return [deed(`copy ${from} ${to}`)];
};

const badRoot: Act = (_, [a]) => [
  deed("root", `signed: ${pick(["nobody", "mallory", "bob", "ua"], a)}`, "rule: M/** publish 1"),
];
const badCertificate: Act = (scene, [a, b]) => {
  const user = pick(["mallory", "ua", "ub"], a);
  const signed = scene.commit.isMallory
    ? `signed: ${pick(["mallory", "ann/mallory", "nobody"], b)}`
    : `signed: ${pick(["nobody", "bob", user], b)}`;
  return [deed(`certify ${user}`, "grant: publish **", ...(a % 2 === 0 ? ["keys: mallory"] : []), signed)];
};
const badList: Act = (scene, [a, b]) => [
  deed(`list bad-${scene.count} ${subjectWord(scene, a)}`),
  deed(`cosign mallory list:bad-${scene.count} purpose ${pick(["endorse", "publish", "review"], b)}`),
];
const badRevocation: Act = (scene, [a, b]) => [
  deed(
    `revoke ${pick([...scene.terms.users, "ann", "stranger"], a)} by ${pick(["mallory", "nobody", "self/mallory"], b)}`,
  ),
];

/** A statement of the other kind, or of a name that a file has. */
const kind: Act = (scene, [a, b]) => {
  const word = subjectWord(scene, a);
  return [
    deed(`sign ${anybody(scene, b)} ${b % 2 === 0 ? "common" : "package"}:${nameIn(word).split("/")[0]}`),
  ];
};

/** Packages become files and files directories. */
const spread: Act = (scene, [a, b]) => {
  const { ground } = scene.terms;
  const place = ground.place(pick(names, a));
  const moves: Deed[] = [
    { path: place, lines: [`odd ${scene.count}`] },
    { path: `${place}/deep/er/x`, lines: [`odd ${scene.count}`] },
  ];
  return [deed(`delete ${place}`), pick(moves, b)];
};

/** What others do. */
export const oddActs: Readonly<Record<string, Act>> = {
  ...{ write, signAs, forge, delete: remove, copy, move, mode, replay, restore, revert, tear, junk, double },
  ...{ disorder, unlist, swapSignature, badRoot, badCertificate, badList, badRevocation, kind, spread },
};
