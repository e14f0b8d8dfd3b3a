#include <algorithm>
#include <map>
#include <set>

#include "demand/lower.h"

namespace sendcast {
namespace {

using Pair = std::pair<int, int>;

bool is_selected(const Selection& selection, int index) {
  return !selection || (*selection)[static_cast<std::size_t>(index)];
}

/// The pairs of `ends` settings (or needs) that a `where` matches.
std::vector<Pair> pairs_in(const Where& where, int ends) {
  std::vector<Pair> pairs;
  for (int from = 0; from < ends; ++from) {
    for (int to = 0; to < ends; ++to) {
      if (is_selected(where.from, from) && is_selected(where.to, to)) pairs.emplace_back(from, to);
    }
  }
  return pairs;
}

/// The new ends to which a shift points what points at its old end.
std::vector<Pair> opened_by(const Effect& effect, const std::vector<Pair>& pairs) {
  std::vector<Pair> opened;
  for (const auto& [from, to] : pairs) {
    const bool is_shifted = effect.shift && to == effect.shift->from_index && is_selected(effect.where.from, from);
    if (is_shifted) opened.emplace_back(from, effect.shift->to_index);
  }
  return opened;
}

/// The pairs that the entries name, and those that effects open up: what an effect sets or adds to (a pair that no
/// entry names stands at 0), and a shift's new ends.
std::vector<Pair> pairs_of(const std::vector<PairEntry>& entries, int ends, const std::vector<TimedEffect>& effects) {
  std::vector<Pair> pairs;
  std::set<Pair> known;
  const auto add = [&](const Pair& pair) {
    if (pair.first != pair.second && known.insert(pair).second) pairs.push_back(pair);
  };
  for (const PairEntry& entry : entries) add({entry.from, entry.to});
  for (const TimedEffect& timed : effects) {
    if (!timed.effect->set && !timed.effect->add) continue;
    for (const Pair& pair : pairs_in(timed.effect->where, ends)) add(pair);
  }
  for (const TimedEffect& timed : effects) {
    for (const Pair& pair : opened_by(*timed.effect, pairs)) add(pair);
  }
  return pairs;
}

/// Which of a pair's entries holds in a cell: the last that matches, -1 if none does.
int entry_for(const std::vector<PairEntry>& entries, const std::vector<int>& of_pair, const Coordinates& at) {
  for (std::size_t i = of_pair.size(); i-- > 0;) {
    if (matches(entries[static_cast<std::size_t>(of_pair[i])].where, at)) return of_pair[i];
  }
  return -1;
}

/// The effects that concern one pair.
std::vector<TimedEffect> on_pair(const std::vector<TimedEffect>& effects, const Pair& pair) {
  std::vector<TimedEffect> found;
  for (const TimedEffect& timed : effects) {
    const Where& where = timed.effect->where;
    if (is_selected(where.from, pair.first) && is_selected(where.to, pair.second)) found.push_back(timed);
  }
  return found;
}

/// Takes a share of what points at one end, from each origin, and points it at another. An origin that is the new end
/// keeps its people. Where nothing is taken, no pair need be there to gain it: only a later shift opens one up.
void shift_pairs(const std::vector<TimedEffect>& effects, const std::map<Pair, std::size_t>& position, Month month,
                 FinancialYear first, Drawn drawn, std::vector<double>& shares) {
  for (const TimedEffect& timed : effects) {
    if (!timed.effect->shift) continue;
    const Shift& shift = *timed.effect->shift;
    const double share = value_of(shift.share, month, first, drawn) * strength(timed, month, drawn);
    for (const auto& [pair, index] : position) {
      if (pair.second != shift.from_index || !is_selected(timed.effect->where.from, pair.first)) continue;
      const double moved = shares[index] * share;
      if (moved == 0) continue;
      shares[index] -= moved;
      if (pair.first != shift.to_index) shares[position.at({pair.first, shift.to_index})] += moved;
    }
  }
}

class PairLowering {
 public:
  PairLowering(const std::vector<PairEntry>& entries, int ends, const std::vector<TimedEffect>& effects,
               const Times& times, Quantity quantity)
      : entries_(entries),
        effects_(effects),
        times_(times),
        quantity_(quantity),
        pairs_(pairs_of(entries, ends, effects)) {
    for (std::size_t i = 0; i < pairs_.size(); ++i) position_[pairs_[i]] = i;
    entries_of_pair_.resize(pairs_.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
      entries_of_pair_[position_.at({entries[i].from, entries[i].to})].push_back(static_cast<int>(i));
  }

  std::vector<PairRate> lower(const std::vector<Coordinates>& cells) {
    RowBuilder rows;
    std::vector<int> row_of_cell;
    for (const Coordinates& at : cells) {
      std::vector<int> sources;
      for (const std::vector<int>& of_pair : entries_of_pair_) sources.push_back(entry_for(entries_, of_pair, at));
      std::vector<int> key = sources;
      const std::vector<TimedEffect> acting = concerning(effects_, at, key);
      row_of_cell.push_back(rows.row(key, [&] { return lowered(sources, acting); }));
    }
    std::vector<PairRate> rates;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      rates.push_back({pairs_[i].first, pairs_[i].second, rows.schedule(row_of_cell, i, times_.months.size())});
    }
    return rates;
  }

 private:
  Lowered lowered(const std::vector<int>& sources, const std::vector<TimedEffect>& acting) const {
    std::vector<std::vector<TimedEffect>> acting_on;
    for (const Pair& pair : pairs_) acting_on.push_back(on_pair(acting, pair));
    Variation variation(times_);
    for (const int source : sources) {
      if (source >= 0) variation.note(entries_[static_cast<std::size_t>(source)].value);
    }
    variation.note(acting);
    // Recipes are used when this builder is gone, but not the entries.
    const auto shares_at = [&entries = entries_, sources, acting, acting_on, position = position_, first = times_.first,
                            quantity = quantity_](Month month, Drawn drawn, double* made) {
      std::vector<double> shares(sources.size());
      for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i] = changed(base_of(entries, sources[i], month, first, drawn), acting_on[i], month, first, drawn);
      }
      shift_pairs(acting, position, month, first, drawn, shares);
      for (std::size_t i = 0; i < shares.size(); ++i) made[i] = held(shares[i], 0, quantity);
    };
    return lower_together(static_cast<int>(pairs_.size()), times_, acting.empty() && all_constant(sources), variation,
                          shares_at);
  }

  static double base_of(const std::vector<PairEntry>& entries, int source, Month month, FinancialYear first,
                        Drawn drawn) {
    return source < 0 ? 0 : value_of(entries[static_cast<std::size_t>(source)].value, month, first, drawn);
  }

  bool all_constant(const std::vector<int>& sources) const {
    return std::all_of(sources.begin(), sources.end(), [&](int source) {
      return source < 0 || is_constant(entries_[static_cast<std::size_t>(source)].value);
    });
  }

  const std::vector<PairEntry>& entries_;
  const std::vector<TimedEffect>& effects_;
  const Times& times_;
  Quantity quantity_;
  std::vector<Pair> pairs_;
  std::vector<std::vector<int>> entries_of_pair_;  ///< positions in the file
  std::map<Pair, std::size_t> position_;
};

}  // namespace

Schedule lower_need_mix(const VectorTable& table, const std::vector<Coordinates>& cells, int needs,
                        const std::vector<TimedEffect>& effects, const Times& times) {
  std::vector<Coordinates> without_need = cells;
  for (Coordinates& at : without_need) at.need = 0;
  const std::vector<Schedule> mixes = lower(table, needs, without_need, effects, times);
  Schedule mix;
  const Eigen::Index rows = mixes.front().rows.cols();
  mix.rows.resize(mixes.front().rows.rows(), rows * needs);
  for (int n = 0; n < needs; ++n) mix.rows.middleCols(n * rows, rows) = mixes[static_cast<std::size_t>(n)].rows;
  for (int n = 0; n < needs; ++n) {
    for (UncertainRow row : mixes[static_cast<std::size_t>(n)].uncertain) {
      row.row += n * static_cast<int>(rows);
      mix.uncertain.push_back(std::move(row));
    }
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    mix.row_of_cell.push_back(mixes.front().row_of_cell[i] + cells[i].need * static_cast<int>(rows));
  }
  return mix;
}

std::vector<PairRate> lower_pairs(const std::vector<PairEntry>& entries, int ends, const Shape& shape,
                                  const std::vector<TimedEffect>& effects, const Times& times, Quantity quantity) {
  return PairLowering(entries, ends, effects, times, quantity).lower(cells_of(shape));
}

}  // namespace sendcast
