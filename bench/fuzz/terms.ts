import fc from "fast-check";
import { directories, type Ground, grounds } from "./places.ts";

const own = (ground: Ground, name: string) => [
  `${ground.place(name)}/**`,
  ground.place(name),
  `${ground.place(name)}/x`,
];

/** `** publish 1`, and what may be asked for besides. */
const rules = (ground: Ground) => [
  `${ground.place("A")}/** review 1`,
  `${ground.place("B")}/** publish 2`,
  `${ground.place("A*")}/** attest 1`,
  `${ground.place("*")}/x review 1`,
  ".github/** review 1",
  `${ground.place("C")}/d/** publish 2`,
];

/** Everything that headers say of one registry: lines as scenarios have them. */
export interface Terms {
  readonly ground: Ground;
  readonly headers: readonly string[];
  readonly users: readonly string[];
}

const pick = <T>(items: readonly T[]) => fc.constantFrom(...items);

/** Who may do everything in one role, where rules ask for so many. */
export const team = [
  ["fay", "publish", 1],
  ["fox", "publish", 2],
  ["rex", "review", 1],
  ["tom", "attest", 1],
] as const;

const topOf = (path: string) => path.split("/")[0] ?? "";
const tops = (ground: Ground) => [...new Set(ground.common.map(topOf))].join(" ");

/** Users of random grants: `ua` to `ud`; besides the team, mallory, who holds M, and zoe, who holds Z. */
export const terms: fc.Arbitrary<Terms> = fc.integer({ min: 0, max: grounds.length - 1 }).chain((at) => {
  const ground = grounds[at] ?? directories("");
  const role = fc.oneof(
    { weight: 4, arbitrary: fc.constant("publish") },
    pick(["publish", "review", "attest"]),
  );
  const pattern = fc.oneof(
    pick(["A", "B", "C", "L", "La", "a"].flatMap((name) => own(ground, name))),
    pick([...ground.wide, "**", "**", ".github/**", "README.md", ".github", "p"]),
    fc.constant("**"),
  );
  const grant = fc.tuple(role, fc.uniqueArray(pattern, { minLength: 1, maxLength: 3 }));
  const user = fc.uniqueArray(grant, {
    minLength: 1,
    maxLength: 3,
    selector: (each) => JSON.stringify(each),
  });
  return fc
    .record({
      users: fc.array(user, { minLength: 2, maxLength: 4 }),
      rules: fc.subarray(rules(ground), { maxLength: 2 }),
      unsigned: pick(["", "", `${ground.place("L*")}/**`, `${ground.place("L*")}/** ${ground.place("L*")}`]),
      issuers: pick(["ann", "ann bob"]),
      threshold: fc.boolean(),
      bound: pick(["2027-06-01", "2027-06-01", "2027-01-31"]),
    })
    .map(({ users, rules, unsigned, issuers, threshold, bound }) => {
      const named = users.map((grants, i) => [`u${"abcd"[i]}`, grants] as const);
      const asked = ["publish 1", ...rules].join();
      const needed = team.filter(([, role, count]) => asked.includes(`${role} ${count}`));
      return {
        ground,
        users: [...named.map(([name]) => name), ...needed.map(([name]) => name), "mallory", "zoe"],
        headers: [
          `layout: ${ground.layout.join(" ")}`,
          ...(unsigned === "" ? [] : [`unsigned: ${unsigned}`]),
          "rule: ** publish 1",
          ...rules.map((rule) => `rule: ${rule}`),
          `issuers: ${issuers}`,
          ...(threshold && issuers.includes(" ") ? ["issuer-threshold: 2"] : []),
          ...named.flatMap(([name, grants]) =>
            grants.map(([word, paths]) => `user: ${name} ${word} ${paths.join(" ")}`),
          ),
          ...["mallory M", "zoe Z"].map((words) => {
            const [name = "", mine = ""] = words.split(" ");
            return `user: ${name} publish ${ground.place(mine)}/** ${ground.place(mine)}`;
          }),
          ...needed.map(([name, role]) => `user: ${name} ${role} ** ${tops(ground)}`),
          `valid: ua 2026-06-01 ${bound}`,
        ],
      };
    });
});
