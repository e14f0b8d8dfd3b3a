#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "services/spec.h"

namespace sendcast {

/// Shares or amounts by pot.
struct ByPot : NamedValues {};

template <>
struct Form<ByPot> {
  static void read(Reader& reader, const Node& node, const About& about, ByPot& values) {
    read_named_values(reader, node, NameSet::pots, about, values);
  }
  static Json describe(Describer& describer, const About& about) {
    return describe_named_values(describer, NameSet::pots, about);
  }
};

inline constexpr About shares_of_pots{.help = "the share of each pot; they sum to 100%",
                                      .quantity = Quantity::probability};

/// One entry of a `by` rule: the first whose `where` matches gives its shares.
struct SharesWhere {
  static constexpr std::string_view record_name = "by_entry";
  std::optional<Where> where;
  ByPot shares;
  Place place;
  bool understood = true;  ///< nothing in it was wrong
  template <class V>
  static void fields(V& v) {
    v("where", &SharesWhere::where, About{.help = "which cells", .otherwise = "all that no earlier entry matches"});
    v("shares", &SharesWhere::shares, shares_of_pots);
  }
};

/// One band of a `layers` rule.
struct Layer {
  static constexpr std::string_view record_name = "layer";
  std::optional<Value> up_to;
  ByPot shares;
  Place place;
  bool understood = true;  ///< nothing in it was wrong
  template <class V>
  static void fields(V& v) {
    v("up_to", &Layer::up_to,
      About{.help = "the price of one unit up to which these shares hold, in pounds of the day",
            .quantity = Quantity::amount,
            .otherwise = "without end: the last layer only"});
    v("shares", &Layer::shares, shares_of_pots);
  }
};

/// Points by domain for each cell, as a panel gives them: one map of points, or a list of {where, value} in which later
/// entries override. A domain that is left out has 0 points.
struct Points {
  struct Entry {
    Where where;
    Named<Value> by_domain;
    Place place;
  };
  std::vector<Entry> entries;
  Place place;
  bool broken = false;  ///< something in it was wrong and has been reported

  /// The last entry that matches a cell; -1 where none does.
  int entry_for(const Coordinates& at) const;
};

template <>
struct Form<Points> {
  static void read(Reader& reader, const Node& node, const About& about, Points& points);
  static Json describe(Describer& describer, const About& about);
};

/// A panel's need matrix: each domain has its pot, and points say what part of a cost is its.
struct Domains {
  static constexpr std::string_view record_name = "domains";
  Named<Reference<NameSet::pots>> pots;
  Points points;
  std::optional<ByPot> at_most;
  Place place;
  template <class V>
  static void fields(V& v) {
    v("pots", &Domains::pots, About{.help = "the pot of each domain, such as {education: high_needs, health: icb}"});
    v("points", &Domains::points,
      About{.help = "points by domain; a pot's share is its points over their sum", .quantity = Quantity::amount});
    v("at_most", &Domains::at_most,
      About{.help = "the most that a pot's share can be; what is cut off goes to the others in proportion to points",
            .quantity = Quantity::probability,
            .otherwise = "no limit"});
  }
};

/// A pot that pays first, up to a limit for each financial year, the lines that name it in their order.
struct Grant {
  static constexpr std::string_view record_name = "grant";
  Reference<NameSet::pots> pot;
  Value limit;
  Reference<NameSet::payers> then;
  Place place;
  template <class V>
  static void fields(V& v) {
    v("pot", &Grant::pot, About{.help = "the pot that pays first"});
    v("limit", &Grant::limit,
      About{.help = "pounds for a financial year, as they stand on 1 April; a part year has a twelfth for each month",
            .quantity = Quantity::amount});
    v("then", &Grant::then, About{.help = "the funding rule that says who pays the rest"});
  }
};

/// Who pays a line's cost (model.md section 7).
struct FundingRule {
  static constexpr std::string_view choice_name = "funding_rule";
  std::variant<ByPot, std::vector<SharesWhere>, std::vector<Layer>, Domains, Grant> kind;
  Place place;
  template <class V>
  static void alternatives(V& v) {
    v.template operator()<ByPot>("shares", shares_of_pots);
    v.template operator()<std::vector<SharesWhere>>(
        "by", About{.help = "the first entry whose where matches gives its shares; the last has no where"});
    v.template operator()<std::vector<Layer>>(
        "layers", About{.help = "bands of the price of one unit, each shared in its own way; the last has no up_to"});
    v.template operator()<Domains>(
        "domains", About{.help = "a panel's need matrix: points for each domain, whose pot pays in proportion"});
    v.template operator()<Grant>(
        "grant", About{.help = "a pot that pays first, up to a limit a year; the rest follows another rule"});
  }
  /// The key that names its kind, such as "shares".
  std::string_view kind_name() const;
};

struct Income {
  std::vector<std::string> names;  ///< of streams; one without a name where the income is a single value
  std::vector<Value> streams;
};

template <>
struct Form<Income> {
  static void read(Reader& reader, const Node& node, const About& about, Income& income);
  static Json describe(Describer& describer, const About& about);
};

/// A part of a pot's balance at the end of an earlier financial year.
struct ShareOfBalance {
  static constexpr std::string_view record_name = "share_of_balance";
  Number share;
  FinancialYear of_balance_at;
  Place place;
  template <class V>
  static void fields(V& v) {
    v("share", &ShareOfBalance::share,
      About{.help = "what part of that balance is added: -90% of a deficit writes nine tenths of it off"});
    v("of_balance_at", &ShareOfBalance::of_balance_at,
      About{.help = "the financial year at whose end the balance stood: an earlier one"});
  }
};

/// What is added to a pot at the end of one financial year: money, or a part of an earlier balance.
struct OneOff {
  FinancialYear year;
  std::variant<Number, ShareOfBalance> amount;
  Place place;
};

/// By financial year.
struct OneOffs {
  std::vector<OneOff> items;
};

template <>
struct Form<OneOffs> {
  static void read(Reader& reader, const Node& node, const About& about, OneOffs& one_offs);
  static Json describe(Describer& describer, const About& about);
};

struct Succession {
  static constexpr std::string_view record_name = "succeeded_by";
  Reference<NameSet::pots> pot;
  Month from;
  template <class V>
  static void fields(V& v) {
    v("pot", &Succession::pot, About{.help = "the pot that takes over"});
    v("from", &Succession::from, About{.help = "the first month whose payments are the new pot's"});
  }
};

struct DeficitMet {
  static constexpr std::string_view record_name = "deficit_met_by";
  Reference<NameSet::pots> pot;
  FinancialYear from;
  template <class V>
  static void fields(V& v) {
    v("pot", &DeficitMet::pot, About{.help = "the pot that clears a negative balance"});
    v("from", &DeficitMet::from, About{.help = "the first financial year at whose end it does"});
  }
};

/// What happens to a pot's balance, or to a pool's underspend, at a year's end.
enum class YearEnd { reset, carry };
enum class Underspend { carry, give_back };

template <>
struct Form<YearEnd> {
  static void read(Reader& reader, const Node& node, const About& about, YearEnd& year_end);
  static Json describe(Describer&, const About&) { return Json{{"enum", {"reset", "carry"}}}; }
};
template <>
struct Form<Underspend> {
  static void read(Reader& reader, const Node& node, const About& about, Underspend& underspend);
  static Json describe(Describer&, const About&) { return Json{{"enum", {"carry", "return"}}}; }
};

/// Whose part of a child's support a pot pays for, in the words of a panel.
enum class PotDomain { education, health, care };
constexpr int pot_domain_count = 3;
/// As a scenario writes them.
constexpr std::array<std::string_view, pot_domain_count> pot_domain_names = {"education", "health", "care"};

template <>
struct Form<PotDomain> {
  static void read(Reader& reader, const Node& node, const About& about, PotDomain& domain);
  static Json describe(Describer&, const About&) { return Json{{"enum", pot_domain_names}}; }
};

struct Pot {
  static constexpr std::string_view record_name = "pot";
  std::string label;
  Reference<NameSet::funders> funder;
  Income income;
  YearEnd year_end = YearEnd::reset;
  Number opening_balance;
  Value interest = certain(0);
  std::optional<Reference<NameSet::pots>> interest_paid_by;
  std::optional<DeficitMet> deficit_met_by;
  std::optional<Succession> succeeded_by;
  OneOffs one_off;
  std::optional<PotDomain> domain;
  Place place;
  template <class V>
  static void fields(V& v) {
    v("label", &Pot::label, About{.help = "what people call it", .otherwise = "its name"});
    v("funder", &Pot::funder, About{.help = "whose it is"});
    v("income", &Pot::income,
      About{.help = "pounds a year, each month earning a twelfth; or {streams: {name: value}}",
            .quantity = Quantity::money,
            .otherwise = "none"});
    v("year_end", &Pot::year_end,
      About{.help = "carry: the balance goes into the next year; reset: each year stands alone", .otherwise = "reset"});
    v("opening_balance", &Pot::opening_balance,
      About{.help = "pounds at the start, negative for a deficit", .quantity = Quantity::money, .otherwise = "0"});
    v("interest", &Pot::interest,
      About{.help = "the rate a year on a negative balance brought forward",
            .quantity = Quantity::probability,
            .otherwise = "0"});
    v("interest_paid_by", &Pot::interest_paid_by,
      About{.help = "the pot that bears the interest", .otherwise = "the pot itself"});
    v("deficit_met_by", &Pot::deficit_met_by,
      About{.help = "the pot that clears a deficit, and from when", .otherwise = "nobody"});
    v("succeeded_by", &Pot::succeeded_by,
      About{.help = "the pot that takes over, and from when", .otherwise = "nobody"});
    v("one_off", &Pot::one_off,
      About{.help = "added at a year's end, by financial year: a grant, a write-off", .otherwise = "nothing"});
    v("domain", &Pot::domain,
      About{.help = "education, health or care: as whose contribution the departments' returns count it; it changes no "
                    "result",
            .otherwise = "none: the returns list it apart"});
  }
};

struct Pool {
  static constexpr std::string_view record_name = "pool";
  std::string label;
  ByPot contributions;
  std::optional<ByPot> overspend;
  std::optional<Value> cap;
  std::optional<ByPot> beyond_cap;
  Underspend underspend = Underspend::carry;
  Number opening_reserve;
  Place place;
  template <class V>
  static void fields(V& v) {
    v("label", &Pool::label, About{.help = "what people call it", .otherwise = "its name"});
    v("contributions", &Pool::contributions,
      About{.help = "pounds a year from each partner, due in twelfths", .quantity = Quantity::amount});
    v("overspend", &Pool::overspend,
      About{.help = "who pays an overspend, as shares",
            .quantity = Quantity::probability,
            .otherwise = "in proportion to contributions"});
    v("cap", &Pool::cap,
      About{.help = "the overspend, as a part of the year's contributions, up to which `overspend` says who pays",
            .quantity = Quantity::amount,
            .otherwise = "no cap"});
    v("beyond_cap", &Pool::beyond_cap,
      About{.help = "who pays what goes beyond the cap, as shares",
            .quantity = Quantity::probability,
            .otherwise = "as overspend"});
    v("underspend", &Pool::underspend,
      About{.help = "carry: it stays as a reserve; return: it goes back in proportion to contributions",
            .otherwise = "carry"});
    v("opening_reserve", &Pool::opening_reserve,
      About{.help = "pounds at the start", .quantity = Quantity::money, .otherwise = "0"});
  }
};

}  // namespace sendcast
