// An engine of one's own against the model, in one process, with fast-check. The model is called through koffi; both are from
// npm, and looked for from the current directory: npm install koffi@2 fast-check@3
//   node fast_check_property.mjs LIBRARY [faulty]
// The engine is an object of balances; with a second word it has a fault, which must be found. Ends with status 77 where a
// package is not installed.
import { createRequire } from "node:module";

const [path, faulty] = process.argv.slice(2);
const require = createRequire(process.cwd() + "/");
let koffi, fc;
try {
  koffi = require("koffi");
  fc = require("fast-check");
} catch (missing) {
  console.log(`not installed: npm install koffi@2 fast-check@3 (${missing.message.split("\n")[0]})`);
  process.exit(77);
}

const start = {
  plumbline: "1",
  spec: "0.1",
  genesis: {
    policies: { notional_rounding: "against_taker", fee_rounding: "ceiling", longest_jump: "0" },
    ledgers: { main: { start: "0", outside: "world" } },
    assets: [{ key: { ledger: "main", asset: "USD" }, value: { issuer: "a", limit: "1000000" } }],
    accounts: {
      a: { ledger: "main", owner: "a", account_class: "house", held_for: "" },
      b: { ledger: "main", owner: "b", account_class: "house", held_for: "" },
      world: { ledger: "main", owner: "", account_class: "outside", held_for: "" },
    },
  },
};

const library = koffi.load(path);
const Model = koffi.opaque("plumbline_model");
const create = library.func("plumbline_new", koffi.pointer(Model), []);
const free = library.func("plumbline_free", "void", [koffi.pointer(Model)]);
const reset = library.func("plumbline_reset", "int", [koffi.pointer(Model), "str"]);
const step = library.func("plumbline_step", "str", [koffi.pointer(Model), "str"]);
const error = library.func("plumbline_error", "str", [koffi.pointer(Model)]);

class Engine {
  balances = { a: 0, b: 0 };
  accepts({ from, to, amount }) {
    if (from === to || amount <= 0) return false;
    if (from && this.balances[from] + (faulty ? 1 : 0) < amount) return false;
    if (from) this.balances[from] -= amount;
    this.balances[to] += amount;
    return true;
  }
}

function command({ from, to, amount }) {
  const movement = { asset: "USD", amount: String(amount) };
  return from ? { command: "Transfer", from, to, ...movement } : { command: "Deposit", account: to, ...movement };
}

const move = fc.record({
  from: fc.constantFrom("", "a", "b"), // from nobody: a deposit
  to: fc.constantFrom("a", "b"),
  amount: fc.integer({ min: -2, max: 20 }),
});
const property = fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
  const model = create();
  const engine = new Engine();
  try {
    if (reset(model, JSON.stringify(start)) !== 0) throw new Error(error(model));
    for (const one of moves) {
      const reply = step(model, JSON.stringify(command(one)));
      if (reply === null) throw new Error(error(model));
      if (engine.accepts(one) !== "events" in JSON.parse(reply)) return false;
    }
    return true;
  } finally {
    free(model);
  }
});

const result = fc.check(property, { seed: 20180910, numRuns: 500 });
console.log(result.failed ? `a difference, made small: ${JSON.stringify(result.counterexample)}` : `no difference in ${result.numRuns} cases`);
process.exit(result.failed === Boolean(faulty) ? 0 : 1);
