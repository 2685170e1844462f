#include "conformance/driver/rename.hpp"

#include <map>

#include "conformance/text/tags.hpp"

namespace plumbline {
namespace {

/// Gives names anew as they come.
class Renaming {
 public:
  void visit(LedgerId& id) { give(ledgers_, "ledger-", id); }
  void visit(AccountId& id) { give(accounts_, "account-", id); }
  void visit(AssetId& id) { give(assets_, "asset-", id); }
  void visit(ContractId& id) { give(contracts_, "contract-", id); }
  void visit(OwnerId& id) { give(owners_, "owner-", id); }
  void visit(FeedId& id) { give(feeds_, "feed-", id); }
  template <class... Known>
  void visit(std::variant<Known...>& value) {
    std::visit([&](auto& known) { visit(known); }, value);
  }
  template <OneOfMany Any>
  void visit(Any& value) {
    visit(static_cast<typename Any::Kinds&>(value));
  }
  template <Described Struct>
  void visit(Struct& value) {
    each_field(value, [&](std::string_view, auto& field) { visit(field); });
  }
  template <class Item>
  void visit(std::vector<Item>& items) {
    for (Item& item : items) visit(item);
  }
  template <class Key, class Value>
  void visit(Table<Key, Value>& table) {
    Table<Key, Value> anew;
    for (auto [key, value] : table) {
      visit(key);
      visit(value);
      anew[key] = std::move(value);
    }
    table = std::move(anew);
  }
  template <class Other>
  void visit(Other&) {}  // a number, or a member of a closed list

 private:
  template <class Name>
  void give(std::map<Name, Name>& given, std::string_view kind, Name& id) {
    if (id.empty()) return;
    auto known = given.find(id);
    if (known == given.end()) known = given.emplace(id, Name{std::string{kind} + std::to_string(given.size() + 1)}).first;
    id = known->second;
  }

  std::map<LedgerId, LedgerId> ledgers_;
  std::map<AccountId, AccountId> accounts_;
  std::map<AssetId, AssetId> assets_;
  std::map<ContractId, ContractId> contracts_;
  std::map<OwnerId, OwnerId> owners_;
  std::map<FeedId, FeedId> feeds_;
};

}  // namespace

std::vector<Command> renamed(std::vector<Command> commands) {
  Renaming renaming;
  renaming.visit(commands);
  return commands;
}

std::optional<Case> renamed(const Case& one) {
  if (!one.genesis) return {};
  Case anew = one;
  Renaming renaming;
  renaming.visit(anew.commands);
  renaming.visit(*anew.genesis);
  auto start = begin(*anew.genesis);
  if (!std::holds_alternative<State>(start)) return {};
  anew.start = std::get<State>(std::move(start));
  return anew;
}

}  // namespace plumbline
