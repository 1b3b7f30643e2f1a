/** A threat or a clause of the contract, and the scenarios that prove it; `a-*` stands for all that begin so. */
export interface Proof {
  readonly says: string;
  readonly by: readonly string[];
}

/** What `docs/threats.md` maps, section by section. */
export const threats: readonly { readonly title: string; readonly proofs: readonly Proof[] }[] = [
  {
    title: "Who may, and must not be able to",
    proofs: [
      {
        says: "Forge admin, merge-right holder, stolen forge token: change, delete, roll back or unsign a package unnoticed",
        by: [
          "keyless-push",
          "claimed-package-*",
          "deleted-without-statement",
          "deleted-with-all-statements",
          "statements-deleted-files-stay",
          "only-the-signature-is-deleted",
          "published-statement-is-replaced",
          "root-is-altered",
          "root-is-removed",
          "rollback-without-history",
          "mirror-*",
        ],
      },
      {
        says: "Entitled author of A, or thief of A's key: touch B",
        by: [
          "author-signs-anothers-package",
          "statement-lists-anothers-file",
          "file-package-of-another",
          "nested-package-of-another",
          "list-names-anothers-package",
          "prefix-is-no-right",
          "two-patterns-do-not-add-up",
          "version-right-is-for-one-version",
          "tombstone-by-a-stranger",
        ],
      },
      {
        says: "... widen a grant",
        by: [
          "self-authorising-change",
          "self-renewing-change",
          "request-alone",
          "never-the-union",
          "user-lists-a-certificate",
          "old-broad-certificate-is-replayed",
          "old-certificate-behind-a-new-root",
        ],
      },
      {
        says: "... undo another's change, revive an old state",
        by: [
          "silent-revert",
          "signature-replayed-on-the-next-statement",
          "statement-of-another-sequence",
          "wrong-predecessor",
          "photograph-of-a-claimed-package",
          "old-photograph-is-restored",
        ],
      },
      {
        says: "... change policy",
        by: [
          "workflow-edited-in-a-package-change",
          "certificate-with-a-new-root-for-itself",
          "root-by-itself",
          "common-name-opens-no-package",
          "wildcard-opens-no-common-file",
        ],
      },
      {
        says: "Thief of one issuer key of two: issue anything",
        by: [
          "certificate-by-half-the-issuers",
          "certificate-by-one-issuer-under-two-names",
          "certificate-half-on-a-list",
          "photograph-endorsed-by-half",
          "one-issuer-retires-a-package",
          "key-is-revoked-by-one-issuer",
          "two-lists-do-not-add-up",
        ],
      },
      {
        says: "Mirror, network: pass old, mixed, forked, partial data off as newer than what the client saw",
        by: ["mirror-*", "client-*", "refusal-is-named-on-every-use", "pin-of-another-registry"],
      },
      {
        says: "Pull request: edit what judges it, make others' pull requests fail",
        by: [
          "bad-push-*",
          "bad-root-in-the-tip*",
          "bad-certificate-in-the-tip*",
          "bad-list-in-the-tip-is-overtaken",
          "bad-revocation-in-the-tip-*",
          "squat*",
          "other-kind-squats-*",
          "keyless-collision-hurts-nobody-else",
          "unknown-mode-beside-packages",
        ],
      },
      {
        says: "Withdrawn key: have what it signed count as new",
        by: [
          "revoked-key-signs",
          "retired-key-signs",
          "expired-certificate",
          "thief-revokes-back",
          "client-sees-an-expired-signature-late",
        ],
      },
    ],
  },
  {
    title: "Folding a tree in (section 5, accept)",
    proofs: [
      {
        says: "1. Roots, each signed by its own threshold, its predecessor's and every new key; the pin matches one",
        by: [
          "root-*",
          "succession",
          "old-root-key-*",
          "pin*",
          "no-registry-at-all",
          "name-gets-another-key*",
          "huge-root",
        ],
      },
      {
        says: "2. Revocations, regardless of one another, void statements' signatures alone",
        by: ["key-is-revoked-*", "revocation-*", "revoked-*", "huge-revocation"],
      },
      {
        says: "3. Certificates by the issuers of the newest root; the remembered one counts for an invalid, missing or older one",
        by: [
          "certificate-*",
          "client-remembers-*",
          "key-of-another-user",
          "retired-key-signed-before",
          "new-issuers-let-certificates-lapse",
          "huge-certificate",
        ],
      },
      {
        says: "4. Files equal the fold exactly: changed, missing, stray, mode",
        by: [
          "file-*",
          "executable-of-a-path-not-listed",
          "amendment-*",
          "janitor-*",
          "chain-broken-*",
          "sixty-*",
          "statement-*",
          "superseded-*",
          "amendment-changes-the-mode-alone",
        ],
      },
      {
        says: "5. Nothing that was accepted is taken back",
        by: [
          "claimed-package-*",
          "mirror-*",
          "numbers-*",
          "new-package-starts-high",
          "two-statements-of-one-number",
          "first-contact-judges-no-steps",
          "client-sees-it-in-time",
        ],
      },
      {
        says: "6. Each subject is verified, unsigned or refused; the rest moves",
        by: [
          "one-of-two-packages-is-refused",
          "many-refusals-are-all-named",
          "refusal-is-named-on-every-use",
          "certificate-is-narrowed",
          "revoked-author-signs-again",
        ],
      },
    ],
  },
  {
    title: "Judging a change (section 5, verifyChange, row by row)",
    proofs: [
      {
        says: "A package or common name: head's state verifies; new statements continue the chain, by current signers",
        by: [
          "author-*",
          "common-file-by-its-holder",
          "two-publishers",
          "one-author-two-of-three-reviewers-and-the-bot",
          "three-reviewers-and-no-bot",
          "two-reviewers",
          "expired-signer-does-not-stop-others",
          "first-day-of-a-certificate",
          "last-day-of-a-certificate",
          "retiring-key-signs-until-its-day",
        ],
      },
      {
        says: "An unsigned subject",
        by: [
          "unsigned-*",
          "partly-unsigned",
          "photographed-unsigned-package-*",
          "amendment-claims-in-unsigned",
          "symlink-in-an-unsigned-package",
          "photograph-deleted-in-unsigned",
        ],
      },
      {
        says: "A photograph",
        by: [
          "photograph*",
          "unendorsed-photograph-in-unsigned",
          "endorsed-photograph-in-unsigned",
          "lapsed-endorsement-in-unsigned",
        ],
      },
      {
        says: "A signature that verifies goes only with its document",
        by: [
          "only-the-signature-is-deleted",
          "spare-signature-is-deleted",
          "idle-signature-is-deleted",
          "one-of-two-blocks-is-removed",
          "issuers-signature-is-removed",
          "roots-signature-*",
          "dropped-keys-signature-is-removed",
          "revocation-loses-a-signature",
        ],
      },
      {
        says: "A certificate",
        by: [
          "renewal*",
          "newcomer-with-certificate",
          "narrowed-*",
          "new-key-did-not-sign-the-renewal",
          "certificate-is-deleted",
          "certificate-too-long",
          "certificate-without-possession",
        ],
      },
      {
        says: "A revocation",
        by: [
          "revocation-is-*",
          "revocation-of-an-unknown-key",
          "key-is-revoked-by-a-stranger",
          "revocation-by-the-key-itself-needs-nobody",
        ],
      },
      {
        says: "A root",
        by: [
          "succession*",
          "layout-*",
          "root-skips-a-version",
          "two-roots-in-one-change",
          "successor-is-expired-itself",
          "revocation-lapses*",
          "new-issuers-*",
          "expired-root-*",
          "policy-is-put-back-by-a-root",
        ],
      },
      {
        says: "`.bailiwick/.gitattributes`, and anything else there",
        by: ["attributes-*", "unknown-file-*", "document-is-executable", "home-*", "stray-*"],
      },
      { says: "First change", by: ["first-change*", "registry-deleted-in-the-tip-is-restored"] },
      {
        says: "Where base comes from; without history",
        by: [
          "tip-without-history*",
          "chain-broken-without-history",
          "deletion-without-history",
          "rollback-without-history",
          "deleted-name-is-not-free*",
          "deleted-package-is-put-back",
        ],
      },
      { says: "Two honest changes that each pass and together do not", by: ["two-honest-changes-*"] },
    ],
  },
  {
    title: "Exact readings (Appendix)",
    proofs: [
      {
        says: "YAML bytes",
        by: [
          "certificate-with-a-comment",
          "certificate-with-an-unknown-key",
          "certificate-lists-a-key-twice",
        ],
      },
      {
        says: "Whose signature a block is",
        by: [
          "signature-*",
          "garbage-signature-is-added",
          "armor-with-a-tail",
          "key-of-another-in-ones-name",
          "users-key-is-no-issuers-key",
          "issuers-key-is-no-users-key",
          "security-key*",
        ],
      },
      {
        says: "Endorsements",
        by: [
          "endorsement*",
          "certificate-endorsed-on-a-list",
          "revocation-endorsed-on-a-list",
          "issuers-retire-a-package",
          "issuers-hand-over-a-package",
          "photograph-endorsed-by-*",
        ],
      },
      {
        says: "One role a user and statement",
        by: [
          "author-reviews-own-change",
          "author-reviews-by-list",
          "reviewer-signs-as-publisher-too",
          "late-signature-changes-a-role",
          "revoked-key-changes-a-role",
          "review-is-withdrawn-by-a-list",
          "one-person-two-keys",
        ],
      },
      {
        says: "Which certificate",
        by: [
          "never-the-union",
          "narrowed-*",
          "renewal-over-a-squatted-serial",
          "squatter-of-a-certificates-serial",
          "old-certificate-behind-a-new-root",
        ],
      },
      {
        says: "Trust changes list what they make refused",
        by: [
          "certificate-is-narrowed",
          "certificate-is-emptied",
          "key-is-revoked-by-issuers",
          "succession-changes-the-rules",
          "succession-narrows-unsigned",
        ],
      },
      {
        says: "Continuing",
        by: [
          "chain-broken-*",
          "owner-mends-what-was-revoked",
          "tombstone-is-*",
          "complete-and-amendment-together",
          "broken-*",
          "amendment-of-another-history",
        ],
      },
      {
        says: "`unsigned`",
        by: [
          "succession-changes-unsigned",
          "existing-claim-stands-when-unsigned-widens",
          "claim-survives-a-wider-unsigned",
          "symlink-in-a-photographed-unsigned-package",
        ],
      },
      {
        says: "Whole subject",
        by: [
          "wildcard-*",
          "single-literal-is-no-package",
          "literal-opens-a-top-level-file",
          "rights-on-*",
          "two-patterns-do-not-add-up",
          "grant-*",
        ],
      },
      {
        says: "Layout",
        by: [
          "layout-*",
          "both-kinds-at-once",
          "common-name-*",
          "directory-in-a-file-packages-place",
          "package-becomes-a-file",
          "dotted-name-is-no-package",
          "nested-package",
          "version-packages",
          "file-package*",
          "retired-*",
        ],
      },
      {
        says: "Idle files",
        by: [
          "late-signature*",
          "list-*",
          "past-list-*",
          "users-list",
          "document-is-executable",
          "huge-list",
          "huge-statement",
        ],
      },
      {
        says: "Paths",
        by: [
          "path-*",
          "case-collision-*",
          "collision-*",
          "leading-directory-collision",
          "rename-by-case-alone",
          "*-out-of-order*",
          "*-twice-in-one-tree",
          "deep-directories-alone",
          "mode-with-group-write",
          "file-between-packages",
        ],
      },
      {
        says: "Rules join by AND; whole subject for a complete statement",
        by: [
          "narrow-rule-does-not-override",
          "broad-rule-does-not-override",
          "rule-for-*",
          "no-rule-matches",
          "tombstone-without-review",
          "amendment-beside-a-stricter-rule",
          "highest-count-of-a-role-wins",
        ],
      },
      {
        says: "Limits and dates",
        by: [
          "file-too-large*",
          "file-of-just-the-limit",
          "large-file-that-was-there",
          "certificate-of-just-the-limit",
          "certificate-one-day-over-the-limit",
          "root-on-its-last-day",
          "root-expired",
          "certificate-not-yet-valid",
        ],
      },
      { says: "Log keys sign the root", by: ["succession-with-a-log-key", "root-without-its-new-log-key"] },
    ],
  },
  {
    title: "What went wrong elsewhere",
    proofs: [
      {
        says: "gittuf CVE-2026-44544: an older policy, still signed by the right keys, was accepted",
        by: ["root-is-removed", "mirror-withholds-a-root", "policy-is-put-back-by-a-root"],
      },
      {
        says: "gittuf CVE-2026-128035, -128036: a policy in the middle of a range ignored, or not verified",
        by: ["two-roots-in-one-change", "root-in-the-middle-is-removed", "root-skips-a-version"],
      },
      {
        says: "gittuf CVE-2026-128037: a global rule overrode a specific one",
        by: ["broad-rule-does-not-override", "narrow-rule-does-not-override"],
      },
      {
        says: "GHSA-pwqf-9h7j-7mv8, GHSA-5q2r-92f9-4m49: one key id counted twice",
        by: ["photograph-endorsed-by-one-key-twice", "certificate-lists-a-key-twice"],
      },
      {
        says: "GHSA-3633-5h82-39pq: one key under two ids",
        by: ["certificate-by-one-issuer-under-two-names", "root-by-one-key-under-two-names"],
      },
      { says: "GHSA-fphv-w9fq-2525: threshold 0", by: ["root-with-threshold-zero"] },
      {
        says: "gittuf 1315: trusted people counted instead of signers; a bot filling the quorum",
        by: ["one-reviewer-is-missing", "bot-fills-the-quorum"],
      },
      {
        says: "Substitution: any user's certificate for any package, a raw prefix as path check, `.git` skipped at any depth, old broad certificates replayed, no domain separation",
        by: [
          "author-signs-anothers-package",
          "prefix-is-no-right",
          "path-git-directory",
          "path-dot-dot",
          "old-broad-certificate-is-replayed",
          "signature-for-another-purpose",
          "statement-of-another-*",
          "statement-of-a-registry-of-the-same-name",
        ],
      },
      {
        says: "Coverage: unlisted files ignored (conex), `.sig` paths skipped",
        by: ["file-is-stray", "only-the-signature-is-deleted", "first-change-forgets-a-package"],
      },
      {
        says: "Time: an expired key accepted on a backdated commit; expiry that bricks readers",
        by: [
          "expired-certificate",
          "client-sees-an-expired-signature-late",
          "root-expired",
          "expired-root-lets-*",
        ],
      },
      {
        says: "Merges: a theirs-merge silently reverts; a rename leaves a protected path",
        by: ["silent-revert", "rename-out-of-a-protected-path", "package-is-renamed"],
      },
      {
        says: "CI: the pull request says who owns what, or edits the workflow",
        by: ["self-authorising-change", "workflow-edited-in-a-package-change"],
      },
      {
        says: "People: one bad commit blocks everybody (Guix); janitors cannot edit (conex)",
        by: ["bad-push-blocks-nobody-else", "janitor-mends-one-line", "janitor-adds-and-removes"],
      },
    ],
  },
];
