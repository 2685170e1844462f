#pragma once
// What is proved of what: commands and the reaction in rows, statements in columns.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "proofs/discharge.hpp"

namespace plumbline {

class ProofTable {
 public:
  void add(const proofs::Family& family);
  /// What the proofs leave out, once all families were added: a statement of which nothing is claimed for some command, and an event
  /// of which there is no example.
  std::vector<std::string> missing() const;
  void print() const;

 private:
  struct Row {
    std::string name;
    std::map<std::string, proofs::Tally> cells;  ///< by statement
  };
  std::vector<Row> rows_;
  std::set<std::string> reached_;
};

}  // namespace plumbline
