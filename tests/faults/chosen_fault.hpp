#pragma once
#include <cstdlib>

/// The fault that this run has, by its number in model_faults.txt; 0 if it has none.
inline const int chosen_fault = [] {
  const char* number = std::getenv("PLUMBLINE_FAULT");
  return number ? std::atoi(number) : 0;
}();
