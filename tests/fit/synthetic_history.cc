#include "tests/fit/synthetic_history.h"

#include <array>
#include <cmath>
#include <random>

#include <fmt/format.h>

#include "fit/plan_series.h"

namespace sendcast {
namespace {

constexpr int ages = 26;
using ByAge = std::array<double, ages>;

int group_of(int age) { return std::min(band_of_age(age), 3); }

/// England's new plans a person and year, before growth.
double national_rate(int age) {
  if (age < 5) return 0.004 * std::pow(1.9, age - 4);
  if (age < 11) return 0.0045;
  if (age < 16) return 0.0032 * std::pow(0.85, age - 11);
  return age < 20 ? 0.0007 : 0.0001;
}

class Country {
 public:
  Country(std::uint64_t seed, int areas, int january, int noise_after)
      : random_(seed), noise_(seed + 1), january_(january), noise_after_(noise_after == 0 ? january : noise_after) {
    truth_.growth = 0.06;
    truth_.leaving = 0.01;
    truth_.endings_level = 0.06;
    const std::vector<AreaIndex> authorities = local_authorities(january);
    std::normal_distribution<double> normal;
    for (int i = 0; i < areas; ++i) {
      TrueArea area;
      area.area = authorities[static_cast<std::size_t>(i)];
      area.effect = 0.25 * normal(random_);
      for (double& departure : area.departures) departure = 0.12 * normal(random_);
      truth_.areas.push_back(area);
      residents_.push_back(std::round(std::exp(std::log(3000.0) + 0.6 * normal(random_))));
    }
  }

  TrueHistory history() {
    for (std::size_t area = 0; area < truth_.areas.size(); ++area) live(area);
    write_england();
    Sources sources;
    Problems problems;
    truth_.files = {{"plans.csv", plans_header + plans_},
                    {"new_plans.csv", new_plans_header + new_plans_},
                    {"population.csv", "la_code,la_name,year,age,male,female,persons\n" + population_}};
    std::vector<StatisticsFile> files;
    for (const auto& [name, text] : truth_.files) files.push_back(file_of_text(name, text));
    truth_.statistics = read_statistics(files, sources, problems);
    return std::move(truth_);
  }

 private:
  static constexpr int first_january = 2010;
  static inline const std::string plans_header =
      "release,year,level,area_code,old_la_code,area_name,region_code,age_band,statements,ehc_plans,plans_total\n";
  static inline const std::string new_plans_header =
      "release,calendar_year,level,area_code,old_la_code,area_name,region_code,age_kind,age,new_statements,"
      "new_ehc_plans,new_plans_total\n";
  static constexpr std::array<const char*, 5> bands = {"under_5", "5_to_10", "11_to_15", "16_to_19", "20_to_25"};

  double rate(std::size_t area, int age, double year) const {
    const TrueArea& of = truth_.areas[area];
    return national_rate(age) * std::exp(of.effect + of.departures[static_cast<std::size_t>(group_of(age))] +
                                         truth_.growth * (year - (january_ - 1)));
  }

  double leave(int age) const { return age < 16 ? truth_.leaving : truth_.endings_level * (age - 15); }

  /// One month of expected numbers, or of whole people.
  void advance(std::size_t area, double year, bool by_chance, ByAge& plans, ByAge& begun, ByAge& expected) {
    for (int age = 0; age < ages; ++age) {
      const auto a = static_cast<std::size_t>(age);
      const double mean = rate(area, age, year) * std::max(0.0, residents_[area] - plans[a]) / 12;
      const double end = std::min(1.0, leave(age) / 12);
      double ends = plans[a] * end;
      double begins = mean;
      if (by_chance) {
        ends = std::binomial_distribution<int>(static_cast<int>(plans[a]), end)(random_);
        begins = std::poisson_distribution<int>(mean)(random_);
      }
      plans[a] += begins - ends;
      begun[a] += begins;
      expected[a] += mean;
    }
  }

  static void have_birthdays(ByAge& plans) {
    for (std::size_t age = ages - 1; age > 0; --age) plans[age] = plans[age - 1];
    plans[0] = 0;
  }

  void live(std::size_t area) {
    ByAge plans{};
    ByAge ignored{};
    for (int year = 0; year < 30; ++year) {
      for (int month = 0; month < 12; ++month) {
        if (month == 8) have_birthdays(plans);
        advance(area, first_january, false, plans, ignored, ignored);
      }
    }
    for (double& count : plans) count = std::poisson_distribution<int>(count)(random_);
    write_plans(area, first_january, plans);
    for (int year = first_january; year < january_; ++year) {
      ByAge begun{};
      ByAge expected{};
      for (int month = 0; month < 12; ++month) {
        if (month == 8) have_birthdays(plans);
        advance(area, year, true, plans, begun, expected);
      }
      write_new_plans(area, year, begun);
      write_plans(area, year + 1, plans);
      if (year + 1 == january_) note_expected(expected);
    }
    for (int year = first_january - 1; year < january_; ++year) write_population(area, year);
  }

  void note_expected(const ByAge& expected) {
    std::array<double, 4> groups{};
    for (int age = 0; age < ages; ++age)
      groups[static_cast<std::size_t>(group_of(age))] += expected[static_cast<std::size_t>(age)];
    truth_.expected_new_plans.push_back(groups);
  }

  std::string place(std::size_t area) const {
    const Area& of = area_at(truth_.areas[area].area);
    return fmt::format("la,{},{},\"{}\",E12000009", of.ons_codes[0], of.dfe_code, of.name);
  }

  static std::array<double, 5> banded(const ByAge& by_age) {
    std::array<double, 5> sums{};
    for (int age = 0; age < ages; ++age)
      sums[static_cast<std::size_t>(band_of_age(age))] += by_age[static_cast<std::size_t>(age)];
    return sums;
  }

  void write_plans(std::size_t area, int january, const ByAge& plans) {
    add_rows(place(area), january, banded(plans), true, plans_);
    add(banded(plans), england_plans_[static_cast<std::size_t>(january - first_january)]);
  }

  void write_new_plans(std::size_t area, int year, const ByAge& begun) {
    add_rows(place(area), year, banded(begun), false, new_plans_);
    add(banded(begun), england_new_plans_[static_cast<std::size_t>(year - first_january)]);
  }

  static void add(const std::array<double, 5>& counts, std::array<double, 5>& sums) {
    for (std::size_t band = 0; band < counts.size(); ++band) sums[band] += counts[band];
  }

  double printed(double count, bool is_known) {
    return is_known ? count : std::uniform_int_distribution<int>(0, 5000)(noise_);
  }

  void add_rows(const std::string& place, int year, std::array<double, 5> counts, bool is_stock, std::string& text) {
    for (double& count : counts) count = printed(count, is_stock ? year <= noise_after_ : year < noise_after_);
    double total = 0;
    for (const double count : counts) total += count;
    const auto row = [&](const char* band, double count) {
      text += is_stock ? fmt::format("sen2_2022,{},{},{},0,{},{}\n", year, place, band, count, count)
                       : fmt::format("sen2_2022,{},{},band,{},0,{},{}\n", year, place, band, count, count);
    };
    row("total", total);
    for (std::size_t band = 0; band < counts.size(); ++band) row(bands[band], counts[band]);
  }

  void write_population(std::size_t area, int year) {
    const Area& of = area_at(truth_.areas[area].area);
    for (int age = 0; age < ages; ++age) {
      population_ += fmt::format("{},\"{}\",{},{},,,{}\n", of.ons_codes[0], of.name, year, age,
                                 printed(residents_[area], year < noise_after_));
    }
  }

  void write_england() {
    const std::string place = "national,E92000001,,England,";
    for (int january = first_january; january <= january_; ++january)
      add_rows(place, january, england_plans_[static_cast<std::size_t>(january - first_january)], true, plans_);
    for (int year = first_january; year < january_; ++year)
      add_rows(place, year, england_new_plans_[static_cast<std::size_t>(year - first_january)], false, new_plans_);
  }

  std::mt19937_64 random_, noise_;
  int january_;
  int noise_after_;
  TrueHistory truth_;
  std::vector<double> residents_;
  std::string plans_, new_plans_, population_;
  std::array<std::array<double, 5>, 20> england_plans_{}, england_new_plans_{};
};

}  // namespace

TrueHistory synthetic_history(std::uint64_t seed, int areas, int january, int noise_after) {
  return Country(seed, areas, january, noise_after).history();
}

}  // namespace sendcast
