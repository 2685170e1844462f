#pragma once

/// Whether the mutant of this number, in mutants.txt from 1 on, is the one that was chosen; notes that it was reached. Whoever builds
/// the copy defines it.
bool mutant(int number);
