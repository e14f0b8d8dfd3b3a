#pragma once

#include <optional>
#include <string>

#include "uncertainty/table.h"

namespace sendcast {

/// Takes a share of what points at `from` and gives it to `to`. Their names depend on the target: settings, needs or
/// pots.
struct Shift {
  static constexpr std::string_view record_name = "shift";
  std::string from;
  std::string to;
  Value share;
  int from_index = -1;
  int to_index = -1;
  template <class V>
  static void fields(V& v) {
    v("from", &Shift::from, About{.help = "the setting (need, pot) that loses"});
    v("to", &Shift::to, About{.help = "the setting (need, pot) that gains"});
    v("share", &Shift::share,
      About{.help = "the share of what goes to `from` that goes to `to` instead", .quantity = Quantity::probability});
  }
};

/// What an intervention does to one value over time (model.md section 8). Exactly one of set, add, multiply and shift.
struct Effect {
  std::string target;
  Place target_place;
  Where where;
  std::optional<Value> set;
  std::optional<Value> add;
  std::optional<Value> multiply;
  std::optional<Shift> shift;
  Number lag;
  Number ramp;
  Number fade;
  Place place;
  Node written;  ///< read against its target when all targets are known
};

/// What an effect's target is, and so what may be done to it.
struct Target {
  Dimensions dimensions;              ///< what a `where` may name
  std::optional<NameSet> pairs;       ///< from and to are of this set: moves, transfers, changes of need
  std::optional<NameSet> components;  ///< a vector over this set, which takes `shift` only
  Quantity quantity = Quantity::number;
};

/// The targets that a scenario has, by path. Filled before the effects are read.
class Targets {
 public:
  void add(const std::string& path, const Target& target);
  /// Another path to a target that is there.
  void add_alias(const std::string& alias, const std::string& path) { aliases_[alias] = path; }
  /// The path by which a target is known.
  const std::string& canonical(const std::string& path) const;
  const Target* find(const std::string& path) const;
  const std::vector<std::string>& paths() const { return paths_; }

 private:
  std::vector<std::string> paths_;
  std::unordered_map<std::string, Target> targets_;
  std::unordered_map<std::string, std::string> aliases_;
};

template <>
struct Form<Effect> {
  static void read(Reader& reader, const Node& node, const About& about, Effect& effect);
  static Json describe(Describer& describer, const About& about);
};

/// Reads what was written of an effect, checking it against its target.
void read_effect(Reader& reader, const Targets& targets, Effect& effect);

/// An effect with the months of its intervention.
struct TimedEffect {
  const Effect* effect = nullptr;
  Month from;
  std::optional<Month> until;
};

/// How far an effect has come in a month, from 0 to 1 (model.md section 8).
double strength(const TimedEffect& timed, Month month, Drawn drawn = {});

/// Effects by target, each target's in the order of the file.
class EffectsByTarget {
 public:
  void add(const TimedEffect& timed) { effects_[timed.effect->target].push_back(timed); }
  const std::vector<TimedEffect>& on(const std::string& target) const;

 private:
  std::unordered_map<std::string, std::vector<TimedEffect>> effects_;
  std::vector<TimedEffect> none_;
};

}  // namespace sendcast
