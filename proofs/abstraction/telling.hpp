#pragma once
// What a path's formulas come to by the values of its guide: events in words, and states compared with those of the concrete run.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "conformance/text/struct_writer.hpp"
#include "proofs/symbolic/arbitrary.hpp"

namespace plumbline::proofs {

/// A value in the trace's JSON, names by their numbers in the concrete run. What is said of a class is said of each of its members.
class Telling : public StructWriter<Telling> {
 public:
  enum class Order { as_it_is, sorted };
  Telling(Guide& guide, Order order, int of = NOBODY, std::size_t member = 0) : guide_(guide), order_(order), of_(of), member_(member) {}

  using StructWriter::write;
  void write(const Integer& number) {
    const Polynomial polynomial = number.polynomial();
    write_string(guide_.number(of_ == NOBODY ? polynomial : Path::current().single(of_, polynomial), member_).str());
  }
  template <class Kind>
  void write(const Opaque<Kind>& opaque) {
    write(opaque.number());
  }
  template <class Enum>
  void write(const OneOf<Enum>& one) {
    write(one.told().front());
  }
  template <class T>
  void write(const std::vector<T>& values) {
    std::vector<std::string> all;
    for (const T& value : values) add(all, value);
    if (order_ == Order::sorted) std::ranges::sort(all);
    std::string text;
    for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
    write_string(text);
  }

 private:
  friend StructWriter;
  template <class T>
  void add(std::vector<std::string>& all, const T& value) {
    const int of = class_in(value);
    const std::size_t members = of == NOBODY ? 1 : guide_.members(of).size();
    for (std::size_t member = 0; member < members; ++member) {
      Telling one(guide_, order_, of, member);
      one.write(value);
      all.push_back(one.take());
    }
  }
  template <class Tag>
  std::string text(const Id<Tag>& id) {
    const std::vector<int> told = id.told();
    return "n" + std::to_string(told.size() == 1 ? told.front() : told.at(member_));
  }
  /// The class that is spoken of, or NOBODY.
  template <class T>
  static int class_in(const T& value) {
    int of = NOBODY;
    if constexpr (Described<T>) each_field(value, [&](std::string_view, const auto& field) { of = std::max(of, class_in(field)); });
    return of;
  }
  template <class Tag>
  static int class_in(const Id<Tag>& id) {
    return id.its_class();
  }

  Guide& guide_;
  Order order_;
  int of_;
  std::size_t member_;
};

template <class T>
std::string told(Guide& guide, Telling::Order order, const T& value) {
  Telling telling(guide, order);
  telling.write(value);
  return telling.take();
}

/// A state of formulas beside the concrete one. What has no name in the formulas must be as it was.
class Beside {
 public:
  explicit Beside(Guide& guide) : guide_(guide) {}

  template <class T>
  using Several = std::vector<const T*>;

  /// The first few differences.
  const std::vector<std::string>& differences() const { return differences_; }
  std::size_t compared() const { return compared_; }

  /// Entries of which the formulas do not speak, by their table and key, that may have changed.
  std::function<bool(std::string_view table, const std::string& key)> may_change = [](auto, const auto&) { return false; };

  void compare(const std::string& where, const Integer& number, const Several<Integer>& now, const Several<Integer>&) {
    Whole sum = 0;
    for (const Integer* one : now) sum += *one->constant();
    const Whole said = guide_.number(number.polynomial());
    check(said == sum, where + ": the formulas say " + said.str() + ", it is " + sum.str());
  }
  template <class Kind>
  void compare(const std::string& where, const Measure<Kind>& measure, const Several<Measure<Kind>>& now, const Several<Measure<Kind>>&) {
    compare(where, measure.value, parts(now, &Measure<Kind>::value), {});
  }
  template <class Kind>
  void compare(const std::string& where, const Opaque<Kind>& opaque, const Several<Opaque<Kind>>& now, const Several<Opaque<Kind>>&) {
    for (const auto* one : now) {
      const Integer number = one->number();
      compare(where, opaque.number(), {&number}, {});
    }
  }
  template <class Tag>
  void compare(const std::string& where, const Id<Tag>& id, const Several<Id<Tag>>& now, const Several<Id<Tag>>&) {
    const std::vector<int> told = id.told();
    for (std::size_t i = 0; i < now.size(); ++i)
      check((told.size() == 1 ? told.front() : told.at(i)) == now[i]->number(), where + " is another name");
  }
  template <class Enum>
  void compare(const std::string& where, const OneOf<Enum>& one, const Several<OneOf<Enum>>& now, const Several<OneOf<Enum>>&) {
    const std::vector<Enum> told = one.told();
    for (std::size_t i = 0; i < now.size(); ++i)
      check((told.size() == 1 ? told.front() : told.at(i)) == now[i]->any_possible(), where + " is another case");
  }
  void compare(const std::string& where, const std::vector<Layer>& layers, const Several<std::vector<Layer>>& now,
               const Several<std::vector<Layer>>&) {
    for (const auto* one : now) check(layers == *one, where + ": other layers");
  }
  template <Described T>
  void compare(const std::string& where, const T& value, const Several<T>& now, const Several<T>& was) {
    each_field_of<T>([&](auto field) {
      compare(where + "." + std::string{field.name}, value.*field.member, parts(now, field.member), parts(was, field.member));
    });
  }
  template <class Key, class Value>
  void compare(const std::string& where, const Table<Key, Value>& table, const Several<Table<Key, Value>>& now,
               const Several<Table<Key, Value>>& was) {
    static const Table<Key, Value> empty;
    compare_tables(where, table, *now.at(0), was.empty() ? empty : *was.at(0));
  }

 private:
  void check(bool holds, const std::string& otherwise) {
    ++compared_;
    if (!holds && differences_.size() < 5) differences_.push_back(otherwise);
  }
  template <class T, class Part>
  static Several<Part> parts(const Several<T>& all, Part T::*part) {
    Several<Part> parts;
    for (const T* one : all) parts.push_back(&(one->*part));
    return parts;
  }

  template <class Key, class Value>
  void compare_tables(const std::string& where, const Table<Key, Value>& table, const Table<Key, Value>& now,
                      const Table<Key, Value>& was) {
    static const Value none = absent<Value>();
    std::set<std::string> spoken_of;
    const auto in = [](const Table<Key, Value>& some, const Key& key) {
      const Value* found = some.find(key);
      return found ? found : &none;
    };
    for (const auto& [key, value] : table.everything()) {
      Several<Value> then, before;
      for (const Key& one : told_keys(key)) {
        spoken_of.insert(told_text(one));
        then.push_back(in(now, one)), before.push_back(in(was, one));
        if (!Table<Key, Value>::is_total && table.written().contains(key)) check(now.find(one), where + " lacks " + told_text(one));
      }
      compare(where + "[" + (then.size() == 1 ? told_text(told_keys(key).front()) : "a class") + "]", value, then, before);
    }
    for (const auto& [key, value] : was.written())
      check(in(now, key) != &none || Table<Key, Value>::is_total, where + " lost " + told_text(key));
    for (const auto& [key, value] : now.written())
      if (!spoken_of.contains(told_text(key)) && !may_change(where, told_text(key))) compare_unnamed(where, table, key, value, was);
  }

  /// What nobody named is as it was, or as a change of every entry makes it.
  template <class Key, class Value>
  void compare_unnamed(const std::string& where, const Table<Key, Value>& table, const Key& key, const Value& now,
                       const Table<Key, Value>& was) {
    const std::string here = where + "[" + told_text(key) + ", unnamed]";
    const Value* earlier = was.find(key);
    if constexpr (requires { Key::member_of(0); })
      if (earlier && table.is_changed()) {
        const Key another = Key::any();
        another.tell({key.number()});
        another.become_unused();
        return compare(here, *table.find(another), {&now}, {earlier});
      }
    static const Value none{};
    check(earlier || Table<Key, Value>::is_total, here + " is new");
    compare(here, earlier ? *earlier : none, {&now}, {earlier ? earlier : &none});
  }

  Guide& guide_;
  std::size_t compared_ = 0;
  std::vector<std::string> differences_;
};

}  // namespace plumbline::proofs
