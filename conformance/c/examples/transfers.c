/* The model from C: a few commands, as JSON and as structs. With a number as its argument, it says how many a second there are.
 *   cc transfers.c $(pkg-config --cflags --libs plumbline) */
#include <plumbline.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char* const start =
    "{\"plumbline\":\"1\",\"spec\":\"0.1\",\"genesis\":{"
    "\"policies\":{\"notional_rounding\":\"against_taker\",\"fee_rounding\":\"ceiling\",\"longest_jump\":\"3600\"},"
    "\"ledgers\":{\"main\":{\"start\":\"0\",\"outside\":\"world\"}},"
    "\"assets\":[{\"key\":{\"ledger\":\"main\",\"asset\":\"BTC\"},\"value\":{\"issuer\":\"venue\",\"limit\":\"1000000000000\"}},"
    "{\"key\":{\"ledger\":\"main\",\"asset\":\"USD\"},\"value\":{\"issuer\":\"venue\",\"limit\":\"1000000000000000000\"}}],"
    "\"accounts\":{\"alice\":{\"ledger\":\"main\",\"owner\":\"alice\",\"account_class\":\"house\",\"held_for\":\"\"},"
    "\"bob\":{\"ledger\":\"main\",\"owner\":\"bob\",\"account_class\":\"house\",\"held_for\":\"\"},"
    "\"venue\":{\"ledger\":\"main\",\"owner\":\"venue\",\"account_class\":\"venue\",\"held_for\":\"\"},"
    "\"world\":{\"ledger\":\"main\",\"owner\":\"world\",\"account_class\":\"outside\",\"held_for\":\"\"}},"
    "\"markets\":{\"btc-usd\":{\"ledger\":\"main\",\"base\":\"BTC\",\"quote\":\"USD\",\"lot\":\"1\",\"venue\":\"venue\","
    "\"fees\":{\"maker\":\"200\",\"taker\":\"600\"}}}}}";

static void require(int holds, const plumbline_model* model, const char* what) {
  if (holds) return;
  fprintf(stderr, "not so: %s; last error: %s\n", what, plumbline_error(model));
  exit(1);
}

static void few_commands(plumbline_model* model) {
  plumbline_movement deposit = {"alice", "USD", 500};
  plumbline_movement withdrawal = {"bob", "USD", 201};
  plumbline_transfer transfer = {"alice", "bob", "USD", 200};
  plumbline_transfer nameless = {"a b", "bob", "USD", 1};
  require(plumbline_step_deposit(model, &deposit) == 0, model, "a deposit is accepted");
  require(plumbline_step_transfer(model, &transfer) == 0, model, "a transfer is accepted");
  require(strstr(plumbline_outcome(model), "\"Transferred\"") != NULL, model, "its event tells of it");
  const char* digest_before = strdup(plumbline_digest(model));
  const int reason = plumbline_step_withdraw(model, &withdrawal);
  require(reason > 0 && strcmp(plumbline_reason(reason), "insufficient_balance") == 0, model, "bob has not so much");
  require(strcmp(digest_before, plumbline_digest(model)) == 0, model, "a rejection changes nothing");
  free((void*)digest_before);
  const char* reply = plumbline_step(model, "{\"command\":\"Withdraw\",\"account\":\"bob\",\"asset\":\"USD\",\"amount\":\"200\"}");
  require(reply && strncmp(reply, "{\"events\":", 10) == 0, model, "but as much as he has");
  require(plumbline_step(model, "{\"command\":\"Withdraw\",\"account\":\"bob\"}") == NULL, model, "half a command cannot be used");
  require(strstr(plumbline_error(model), "$.asset") != NULL, model, "and the error says where");
  require(plumbline_step_transfer(model, &nameless) == -1, model, "a name has no space");
  require(plumbline_reason(0) == NULL && plumbline_reason(100000) == NULL, model, "there are only so many reasons");
  require(strstr(plumbline_snapshot(model), "\"balances\"") != NULL, model, "the snapshot has balances");
}

static void report(const char* what, long count, clock_t since) {
  printf("%s: %.0f a second\n", what, (double)count / ((double)(clock() - since) / CLOCKS_PER_SEC));
}

/* Each line of these comes to the same state, so that none is ever rejected. */
static void many_commands(plumbline_model* model, long count) {
  plumbline_transfer there = {"alice", "bob", "USD", 1}, back = {"bob", "alice", "USD", 1};
  plumbline_movement dollars = {"alice", "USD", 1000000000000}, coins = {"bob", "BTC", 1000};
  plumbline_fill buy = {"btc-usd", "alice", "bob", 0, 1, 100}, sell = {"btc-usd", "alice", "bob", 1, 1, 100};
  require(plumbline_step_deposit(model, &dollars) == 0 && plumbline_step_deposit(model, &coins) == 0, model, "deposits");
  strcpy(dollars.account, "bob");
  require(plumbline_step_deposit(model, &dollars) == 0, model, "a deposit");
  clock_t since = clock();
  for (long i = 0; i < count; ++i) require(plumbline_step_transfer(model, i % 2 ? &back : &there) == 0, model, "a transfer");
  report("transfers by struct", count, since);
  since = clock();
  for (long i = 0; i < count; ++i) require(plumbline_step_fill(model, i % 2 ? &sell : &buy) == 0, model, "a fill");
  report("fills by struct", count, since);
  static const char* const texts[] = {
      "{\"command\":\"Transfer\",\"from\":\"alice\",\"to\":\"bob\",\"asset\":\"USD\",\"amount\":\"1\"}",
      "{\"command\":\"Transfer\",\"from\":\"bob\",\"to\":\"alice\",\"asset\":\"USD\",\"amount\":\"1\"}"};
  since = clock();
  for (long i = 0; i < count / 10; ++i) require(plumbline_step(model, texts[i % 2]) != NULL, model, "a transfer");
  report("transfers by JSON", count / 10, since);
}

int main(int argc, char** argv) {
  plumbline_model* model = plumbline_new();
  require(model != NULL, model, "there is memory");
  require(plumbline_snapshot(model) == NULL && plumbline_outcome(model) == NULL, model, "there is no state yet");
  require(plumbline_reset(model, "{\"plumbline\":\"1\"}") == -1, model, "half a first line cannot be used");
  require(plumbline_reset(model, start) == 0, model, "the first line can be used");
  few_commands(model);
  if (argc > 1) many_commands(model, atol(argv[1]));
  plumbline_free(model);
  printf("all is as it should be\n");
  return 0;
}
