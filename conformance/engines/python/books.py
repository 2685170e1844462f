"""Purses, legs and the one function that moves value [spec/ledger.md, LEDG-0]; time [spec/time.md]."""

MOST_AMOUNT = 10**27
MOST_BALANCE = 10**36
MACHINE = 2**127 - 1
HORIZON = 10**12
HOUR = 3600


class Rejected(Exception):
    """A command is rejected for one reason."""


def require(condition, reason):
    if not condition:
        raise Rejected(reason)


def fits_machine(number):
    """A number that the machine can hold; the arithmetic here has no bounds of its own [NUM-1]."""
    require(-MACHINE - 1 <= number <= MACHINE, "out_of_range")
    return number


def purse(account, asset, kind, of=""):
    return (account, asset, kind, of)


def available(account, asset):
    return purse(account, asset, "available")


def leg(source, target, amount):
    return (source, target, amount)


class State:
    """Everything there is, made from a genesis. Every rule checks first and changes afterwards."""

    def __init__(self, genesis):
        self.policies = {k: v for k, v in genesis["policies"].items()}
        self.longest_jump = int(self.policies["longest_jump"])
        self.outside = {name: terms["outside"] for name, terms in genesis.get("ledgers", {}).items()}
        self.clock = {name: int(terms["start"]) for name, terms in genesis.get("ledgers", {}).items()}
        self.hour = {name: start // HOUR * HOUR for name, start in self.clock.items()}
        self.assets = {(e["key"]["ledger"], e["key"]["asset"]): e["value"] for e in genesis.get("assets", [])}
        self.accounts = dict(genesis.get("accounts", {}))
        self.markets = {name: {"terms": terms, "fees_of": {}, "orders": {}} for name, terms in genesis.get("markets", {}).items()}
        self.instructions = {}
        self.pools = {
            name: {"terms": terms, "lenders": {}, "borrowers": {}, "reserve_carry": 0, "promised": 0}
            for name, terms in genesis.get("pools", {}).items()
        }
        self.services = {name: {"terms": terms, "members": {}} for name, terms in genesis.get("services", {}).items()}
        self.custodies = {
            name: {"terms": terms, "deposits": {}, "withdrawals": {}, "pending": 0, "in_flight": 0, "shortfall": 0}
            for name, terms in genesis.get("custodies", {}).items()
        }
        self.in_custody = {(one["terms"]["ledger"], one["terms"]["asset"]) for one in self.custodies.values()}
        self.balances = {}

    def balance(self, key):
        return self.balances.get(key, 0)

    def party(self, name):
        """The account if it is open and not the outside world."""
        account = self.accounts.get(name)
        require(account and account["account_class"] != "outside", "unknown_account")
        return account

    def ledger_of(self, name):
        return self.accounts[name]["ledger"]

    def admitted(self, ledger, asset):
        require((ledger, asset) in self.assets, "unknown_asset")
        return self.assets[(ledger, asset)]

    def world(self, ledger, asset):
        return purse(self.outside[ledger], asset, "world")

    def post(self, legs):
        """Checks the range of what the legs name, posts all of them, and gives them as an event spells them."""
        moved = sum(amount for _, _, amount in legs)
        for source, target, _ in legs:
            for key in (source, target):
                require(-MOST_BALANCE <= self.balance(key) - moved and self.balance(key) + moved <= MOST_BALANCE, "out_of_range")
        return self.post_unasked(legs)

    def post_unasked(self, legs):
        """What time brings about cannot be refused."""
        for source, target, amount in legs:
            self.balances[source] = self.balance(source) - amount
            self.balances[target] = self.balance(target) + amount
        return [{"from": spelled(source), "to": spelled(target), "amount": str(amount)} for source, target, amount in legs]


def spelled(key):
    return dict(zip(("account", "asset", "kind", "of"), key))
