// A fast-check model test that compares an engine with a good one, command by command, as one would write it by hand.
// node fast_check.mjs GOOD_ENGINE.py FAULTY_ENGINE.py SEED SECONDS < header: writes the seconds until it ended, and the commands left.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
const fc = createRequire(process.cwd() + "/")("fast-check");

const [good, faulty, seed, seconds] = process.argv.slice(2);
const header = readFileSync(0, "utf8").trim();
const LIMIT = 1_000_000;
const started = performance.now();
let left = null; // the commands of the last failure: when fast-check has ended, of the smallest

function engine(path) {
  const child = spawn("python3", ["-B", path], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  child.stdin.on("error", () => {}); // it was ended
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()(line));
  return {
    ask: (line) => new Promise((answer) => (waiting.push(answer), child.stdin.write(line + "\n"))),
    end: () => child.kill(),
  };
}
const engines = [engine(good), engine(faulty)];

class Told {
  constructor(request) {
    this.request = request;
  }
  check() {
    return true;
  }
  async run(told) {
    told.push(this.request);
    for (const line of [JSON.stringify(this.request), '{"observe":"balances"}']) {
      const [expected, found] = await Promise.all(engines.map((one) => one.ask(line)));
      if (expected !== found) {
        left = told.length;
        throw new Error(`${line}: expected ${expected}, found ${found}`);
      }
    }
  }
  toString() {
    return JSON.stringify(this.request);
  }
}

const party = fc.constantFrom("alice", "bob", "carol");
const asset = fc.constantFrom("EUR", "ACME");
const integer = (min, max) => fc.integer({ min, max }).map(String);
const amount = fc.oneof(integer(0, 100), integer(0, LIMIT + 1));
const instruction = fc.constantFrom("t1", "t2");
const by = fc.constantFrom("seller", "buyer");
const terms = fc.record({
  seller: party, buyer: party, security: fc.constant("ACME"), quantity: amount, cash: fc.constant("EUR"), amount, due: integer(0, 3600),
});
const told = (command, fields) => fc.record({ command: fc.constant(command), ...fields }).map((request) => new Told(request));
// Two terms for all commands of a case, so that both sides can mean the same.
const all = (agreed) => [
  ...["Deposit", "Withdraw", "Issue", "Redeem"].map((command) => told(command, { account: party, asset, amount })),
  told("Transfer", { from: party, to: party, asset, amount }),
  told("Fill", { market: fc.constant("spot"), taker: party, maker: party, side: fc.constantFrom("buy", "sell"), quantity: amount, price: integer(0, 100) }),
  told("SetFees", { market: fc.constant("spot"), account: party, fees: fc.record({ maker: integer(-300, 300), taker: integer(0, 1000) }) }),
  told("Instruct", { instruction, by, terms: fc.constantFrom(...agreed) }),
  told("Cancel", { instruction, by }),
  told("SettleGross", { instruction }),
  told("AdvanceTime", { ledger: fc.constant("main"), to: integer(0, 7200) }),
];
const cases = fc.tuple(terms, terms).chain((agreed) => fc.commands(all(agreed), { maxCommands: 50 }));

await fc.check(
  fc.asyncProperty(cases, async (commands) => {
    await Promise.all(engines.map((one) => one.ask(header)));
    await fc.asyncModelRun(() => ({ model: [], real: null }), commands);
  }),
  { seed: Number(seed), numRuns: 1_000_000, interruptAfterTimeLimit: Number(seconds) * 1000 },
);
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, commands: left }));
engines.forEach((one) => one.end());
process.exit(0); // a case may still be under way if the time was over
