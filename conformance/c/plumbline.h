/* Plumbline in process: the model behind a C interface.
 *
 * A model holds one state. It is made empty, set to a start by the first line of a trace [spec/trace.md], and then takes one
 * command after another, as JSON or, where that is too slow, as a struct.
 *
 * Texts are UTF-8 and end with a zero. A text that a function returns belongs to the model, and lives until the next call with
 * the same model. Names in structs have sixteen characters, with zeros after a shorter one. No exception ever leaves a function.
 *
 * The library is thread-compatible: different models may be used by different threads at the same time, one model by one
 * thread at a time. There are no globals. */
#ifndef PLUMBLINE_H
#define PLUMBLINE_H

#include <stdint.h>

#if defined(__GNUC__)
#define PLUMBLINE_API __attribute__((visibility("default")))
#else
#define PLUMBLINE_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct plumbline_model plumbline_model;

/* The version of the rules. */
PLUMBLINE_API const char* plumbline_spec_version(void);

/* A model without a state; null if there is no memory. */
PLUMBLINE_API plumbline_model* plumbline_new(void);
PLUMBLINE_API void plumbline_free(plumbline_model* model);

/* Starts where the first line of a trace says: {"plumbline":"1","spec":"0.1","genesis":{...}}. Returns 0, or -1 if it cannot be
 * used; the model is then as it was. */
PLUMBLINE_API int plumbline_reset(plumbline_model* model, const char* first_line);

/* Takes a command as JSON. Returns what came of it, {"events":[...]} or {"rejected":"not_due"}, or null if it cannot be used. */
PLUMBLINE_API const char* plumbline_step(plumbline_model* model, const char* command);

/* What the last call that returned -1 or null could not use, with the place: $.amount: expected ..., found ... */
PLUMBLINE_API const char* plumbline_error(const plumbline_model* model);

/* The commonest commands as structs. Amounts that 64 bits do not hold are for plumbline_step. Each function returns 0 if the
 * command was accepted, the number of the reason in the order of precedence [spec/README.md], from 1, if it was rejected, and -1
 * if a name has a character that names do not have, or there was no reset. */
typedef struct {
  char account[16];
  char asset[16];
  int64_t amount;
} plumbline_movement;

typedef struct {
  char from[16];
  char to[16];
  char asset[16];
  int64_t amount;
} plumbline_transfer;

typedef struct {
  char market[16];
  char taker[16];
  char maker[16];
  int32_t taker_sells; /* 0: the taker buys */
  int64_t quantity;
  int64_t price;
} plumbline_fill;

PLUMBLINE_API int plumbline_step_deposit(plumbline_model* model, const plumbline_movement* command);
PLUMBLINE_API int plumbline_step_withdraw(plumbline_model* model, const plumbline_movement* command);
PLUMBLINE_API int plumbline_step_transfer(plumbline_model* model, const plumbline_transfer* command);
PLUMBLINE_API int plumbline_step_fill(plumbline_model* model, const plumbline_fill* command);

/* What came of the last command, as plumbline_step writes it; null if there was none. */
PLUMBLINE_API const char* plumbline_outcome(plumbline_model* model);
/* The name of a reason by its number, from 1; null if there is no such reason. It lives as long as the program. */
PLUMBLINE_API const char* plumbline_reason(int number);

/* The state as JSON, and its digest [spec/trace.md]; null if there was no reset. */
PLUMBLINE_API const char* plumbline_snapshot(plumbline_model* model);
PLUMBLINE_API const char* plumbline_digest(plumbline_model* model);

#ifdef __cplusplus
}
#endif

#endif
