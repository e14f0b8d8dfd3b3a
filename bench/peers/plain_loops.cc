// The demand side as plain loops over draws, months, areas, ages, needs and settings: doubles in arrays, one file.
//
//   plain_loops FOLDER OUTPUT [REPEATS]      prints each repeat's processor seconds, without files

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <limits>

#include "plain_model.h"

namespace {

using namespace sendcast::peers;

/// A schedule in one month of one draw.
struct Rate {
  Rate(const Schedule& schedule, int t, int d)
      : row_of_cell(schedule.row_of_cell.data()), rows(schedule.courses.at(t, d)) {}

  double operator[](int cell) const { return rows[row_of_cell[cell]]; }

  const std::int32_t* row_of_cell;
  const double* rows;
};

double scale_of(double shares) { return shares > 1 + 1e-12 ? 1 / shares : 1; }

/// One draw.
class Run {
 public:
  Run(const Model& m, int draw)
      : m_(m),
        d_(draw),
        support_(m.folder.doubles("opening_sen_support")),
        waiting_(m.folder.doubles("opening_in_assessment")),
        overdue_(m.folder.doubles("opening_overdue")),
        plans_(m.folder.doubles("opening_plans")),
        filled_(m.opening_filled.at(0, draw), m.opening_filled.at(0, draw) + m.teams),
        hours_(m.teams),
        others_(m.people),
        accepted_(m.cells),
        due_(m.cells),
        assessments_(m.cells),
        issued_(m.cells),
        changing_(m.cells),
        on_support_(m.cells),
        movable_(m.settings * m.cells),
        entrants_(m.settings * m.cells) {}

  void advance(int t, double* plans, double* yearly) {
    staff(t);
    if (m_.is_september[t]) grow_older(t);
    count_others(t);
    sum_need_changes(t);
    identify_and_request(t, yearly);
    assess(t, yearly);
    decide(t, yearly);
    std::fill(entrants_.begin(), entrants_.end(), 0.0);
    if (m_.is_september[t]) transfer(t);
    move_and_end(t);
    ask_for_first_settings(t);
    admit(t);
    for (int area = 0; area < m_.areas; ++area)
      for (int s = 0; s < m_.settings; ++s) plans[area * m_.settings + s] = in_setting(s, area);
  }

  const Numbers& filled() const { return filled_; }

 private:
  double sum_in_area(const double* cells, int area) const {
    double sum = 0;
    for (int i = area * m_.cells_of_area; i < (area + 1) * m_.cells_of_area; ++i) sum += cells[i];
    return sum;
  }

  double in_setting(int s, int area) const { return sum_in_area(&plans_[s * m_.cells], area); }

  void staff(int t) {
    Numbers caseload_of_area(m_.areas);
    for (int area = 0; area < m_.areas; ++area)
      for (int s = 0; s < m_.settings; ++s) caseload_of_area[area] += in_setting(s, area);
    for (int team = 0; team < m_.teams; ++team) {
      const double establishment = m_.establishment.at(t, d_)[team];
      const double before = filled_[team];
      const double vacancies = std::max(0.0, establishment - before);
      const double recruits = vacancies > 0 ? vacancies / m_.months_to_hire.at(t, d_)[team] : 0;
      const double leavers = before * m_.turnover.at(t, d_)[team] / 12;
      filled_[team] = std::min(std::max(0.0, before - leavers + recruits), std::max(establishment, before));
      const double agency = m_.agency_cover.at(t, d_)[team] * std::max(0.0, establishment - filled_[team]);
      double caseload = 0;
      for (int area = 0; area < m_.areas; ++area)
        if (m_.serves[team * m_.areas + area]) caseload += caseload_of_area[area];
      const double hours = (filled_[team] + agency) * m_.hours_per_month.at(t, d_)[team];
      hours_[team] = std::max(0.0, hours - caseload * m_.hours_per_annual_review.at(t, d_)[team] / 12);
    }
  }

  void grow_older_in(double* cells, const double* growth) {
    for (int area = 0; area < m_.areas; ++area) {
      for (int age = m_.ages - 1; age >= 0; --age) {
        const int person = area * m_.ages + age;
        for (int need = 0; need < m_.needs; ++need) {
          const int cell = person * m_.needs + need;
          cells[cell] = age > 0 ? cells[cell - m_.needs] * growth[person] : 0;
        }
      }
    }
  }

  void grow_older(int t) {
    const double* growth = &m_.growth[t * m_.people];
    grow_older_in(support_.data(), growth);
    for (int k = 0; k < m_.waits; ++k) grow_older_in(&waiting_[k * m_.cells], growth);
    grow_older_in(overdue_.data(), growth);
    for (int s = 0; s < m_.settings; ++s) grow_older_in(&plans_[s * m_.cells], growth);
  }

  void count_others(int t) {
    for (int person = 0; person < m_.people; ++person) {
      double with_sen = 0;
      for (int cell = person * m_.needs; cell < (person + 1) * m_.needs; ++cell) {
        with_sen += support_[cell] + overdue_[cell];
        for (int k = 0; k < m_.waits; ++k) with_sen += waiting_[k * m_.cells + cell];
        for (int s = 0; s < m_.settings; ++s) with_sen += plans_[s * m_.cells + cell];
      }
      others_[person] = std::max(0.0, m_.population[t * m_.people + person] - with_sen);
    }
  }

  /// The share of each cell whose need changes this month.
  void sum_need_changes(int t) {
    std::fill(changing_.begin(), changing_.end(), 0.0);
    const double* rows = m_.need_changes.share.courses.at(t, d_);
    for (int p = 0; p < m_.need_changes.count(); ++p) {
      for (int person = 0; person < m_.people; ++person) {
        const int cell = person * m_.needs + m_.need_changes.from[p];
        changing_[cell] += rows[m_.need_changes.share.row_of_cell[p * m_.cells + cell]];
      }
    }
  }

  void change_needs(int t, const double* standing, double* cells) {
    const double* rows = m_.need_changes.share.courses.at(t, d_);
    for (int p = 0; p < m_.need_changes.count(); ++p) {
      for (int person = 0; person < m_.people; ++person) {
        const int from = person * m_.needs + m_.need_changes.from[p];
        const int to = person * m_.needs + m_.need_changes.to[p];
        const double changed = standing[from] * rows[m_.need_changes.share.row_of_cell[p * m_.cells + from]];
        cells[from] -= changed;
        cells[to] += changed;
      }
    }
  }

  void identify_and_request(int t, double* yearly) {
    const Rate need_mix(m_.need_mix, t, d_);
    const Rate identify(m_.identify, t, d_);
    const Rate leave(m_.leave_support, t, d_);
    const Rate from_support(m_.request_from_support, t, d_);
    const Rate from_others(m_.request_from_others, t, d_);
    const Rate agree_at_once(m_.agree_to_assess, t, d_);
    const Rate appeal(m_.appeal, t, d_);
    const Rate upheld(m_.appeal_upheld, t, d_);
    for (int person = 0; person < m_.people; ++person) {
      const int first = person * m_.needs;
      double leaving = 0;
      for (int cell = first; cell < first + m_.needs; ++cell) {
        const double agree = agree_at_once[cell] + (1 - agree_at_once[cell]) * appeal[cell] * upheld[cell];
        leaving += (identify[cell] + from_others[cell] * agree) * need_mix[cell];
      }
      const double others = others_[person] * scale_of(leaving);
      for (int cell = first; cell < first + m_.needs; ++cell) {
        const double agree = agree_at_once[cell] + (1 - agree_at_once[cell]) * appeal[cell] * upheld[cell];
        const double shares = (leave[cell] + from_support[cell] * agree) + changing_[cell];
        const double on_support = support_[cell] * scale_of(shares);
        const double asked = on_support * from_support[cell];
        const double without_sen = others * need_mix[cell];
        const double requests = asked + without_sen * from_others[cell];
        yearly[0] += requests;
        accepted_[cell] = requests * agree;
        on_support_[cell] = on_support;
        support_[cell] += without_sen * identify[cell] - on_support * leave[cell] - asked * agree;
      }
    }
    change_needs(t, on_support_.data(), support_.data());
    for (double& support : support_) support = std::max(0.0, support);
  }

  /// How many assessments each set of areas can complete.
  Numbers capacities(int t, const Numbers& waiting) const {
    Numbers capacity(m_.sets, std::numeric_limits<double>::infinity());
    for (int team = 0; team < m_.teams; ++team) {
      const double each = m_.hours_per_assessment.at(t, d_)[team];
      double served = 0;
      double all = 0;
      for (int set = 0; set < m_.sets; ++set) {
        if (!m_.set_needs_team[set * m_.teams + team]) continue;
        served += 1;
        all += waiting[set];
      }
      for (int set = 0; set < m_.sets; ++set) {
        if (!m_.set_needs_team[set * m_.teams + team] || each <= 0) continue;
        const double part = all > 0 ? waiting[set] / all : 1 / served;
        if (part > 0) capacity[set] = std::min(capacity[set], hours_[team] * part / each);
      }
    }
    return capacity;
  }

  void assess(int t, double* yearly) {
    const int last = (m_.waits - 1) * m_.cells;
    std::copy(waiting_.begin() + last, waiting_.end(), due_.begin());
    std::copy_backward(waiting_.begin(), waiting_.begin() + last, waiting_.end());
    std::copy(accepted_.begin(), accepted_.end(), waiting_.begin());

    Numbers all_overdue(m_.sets);
    Numbers all_due(m_.sets);
    for (int area = 0; area < m_.areas; ++area) {
      all_overdue[m_.set_of_area[area]] += sum_in_area(overdue_.data(), area);
      all_due[m_.set_of_area[area]] += sum_in_area(due_.data(), area);
    }
    Numbers waiting(m_.sets);
    for (int set = 0; set < m_.sets; ++set) waiting[set] = all_overdue[set] + all_due[set];
    const Numbers capacity = capacities(t, waiting);
    for (int area = 0; area < m_.areas; ++area) {
      const int set = m_.set_of_area[area];
      double first_share = 0;
      double share = 1;
      if (capacity[set] < std::numeric_limits<double>::infinity()) {
        const double reserved = m_.overdue_first.at(t, d_)[0] * capacity[set];
        first_share = all_overdue[set] > reserved ? reserved / all_overdue[set] : 1;
        const double first = first_share * all_overdue[set];
        const double left = std::max(0.0, capacity[set] - first);
        const double rest = waiting[set] - first;
        share = rest > left ? left / rest : 1;
      }
      for (int cell = area * m_.cells_of_area; cell < (area + 1) * m_.cells_of_area; ++cell) {
        const double first = overdue_[cell] * first_share;
        const double rest = overdue_[cell] - first + due_[cell];
        assessments_[cell] = first + rest * share;
        yearly[1] += assessments_[cell];
        yearly[2] += due_[cell] * share;
        overdue_[cell] = rest - rest * share;
      }
    }
  }

  void decide(int t, double* yearly) {
    const Rate at_once(m_.agree_to_issue, t, d_);
    const Rate appeal(m_.appeal, t, d_);
    const Rate upheld(m_.appeal_upheld, t, d_);
    for (int cell = 0; cell < m_.cells; ++cell) {
      issued_[cell] = assessments_[cell] * (at_once[cell] + (1 - at_once[cell]) * appeal[cell] * upheld[cell]);
      support_[cell] += assessments_[cell] - issued_[cell];
      yearly[3] += issued_[cell];
    }
  }

  /// Scales `movable_`, which holds the shares that leave each stock, and turns it into those who can move.
  void find_movable() {
    for (int plan = 0; plan < m_.settings * m_.cells; ++plan) movable_[plan] = plans_[plan] * scale_of(movable_[plan]);
  }

  void ask_to_move(int t, const Pairs& pairs) {
    const double* rows = pairs.share.courses.at(t, d_);
    for (int p = 0; p < pairs.count(); ++p) {
      const int from = pairs.from[p] * m_.cells;
      const int to = pairs.to[p] * m_.cells;
      const std::int32_t* row = &pairs.share.row_of_cell[p * m_.cells];
      for (int cell = 0; cell < m_.cells; ++cell) {
        const double asked = movable_[from + cell] * rows[row[cell]];
        plans_[from + cell] -= asked;
        entrants_[to + cell] += asked;
      }
    }
    for (double& plans : plans_) plans = std::max(0.0, plans);
  }

  void add_shares(int t, const Pairs& pairs) {
    const double* rows = pairs.share.courses.at(t, d_);
    for (int p = 0; p < pairs.count(); ++p) {
      const std::int32_t* row = &pairs.share.row_of_cell[p * m_.cells];
      double* shares = &movable_[pairs.from[p] * m_.cells];
      for (int cell = 0; cell < m_.cells; ++cell) shares[cell] += rows[row[cell]];
    }
  }

  void transfer(int t) {
    std::fill(movable_.begin(), movable_.end(), 0.0);
    add_shares(t, m_.phase_transfers);
    find_movable();
    ask_to_move(t, m_.phase_transfers);
  }

  void move_and_end(int t) {
    const Rate arrive(m_.arrive, t, d_);
    const Rate cease(m_.cease, t, d_);
    for (int s = 0; s < m_.settings; ++s) {
      for (int cell = 0; cell < m_.cells; ++cell) {
        const int plan = s * m_.cells + cell;
        entrants_[plan] += plans_[plan] * arrive[plan];
        movable_[plan] = cease[plan] + changing_[cell];
      }
    }
    add_shares(t, m_.moves);
    find_movable();
    for (int s = 0; s < m_.settings; ++s) {
      const int first = s * m_.cells;
      for (int plan = first; plan < first + m_.cells; ++plan) plans_[plan] -= movable_[plan] * cease[plan];
      change_needs(t, &movable_[first], &plans_[first]);
    }
    ask_to_move(t, m_.moves);
  }

  void ask_for_first_settings(int t) {
    const Rate first_setting(m_.first_setting, t, d_);
    for (int s = 0; s < m_.settings; ++s)
      for (int cell = 0; cell < m_.cells; ++cell)
        entrants_[s * m_.cells + cell] += issued_[cell] * first_setting[s * m_.cells + cell];
  }

  void admit(int t) {
    Numbers share(m_.areas);
    for (const int s : m_.admission_order) {
      std::fill(share.begin(), share.end(), 1.0);
      for (std::size_t i = 0; i < m_.place_setting.size(); ++i) {
        if (m_.place_setting[i] != s) continue;
        double asked = 0;
        double standing = 0;
        for (int area = 0; area < m_.areas; ++area) {
          if (m_.place_area[i] >= 0 && m_.place_area[i] != area) continue;
          asked += sum_in_area(&entrants_[s * m_.cells], area);
          standing += in_setting(s, area);
        }
        const double free = std::max(0.0, m_.capacity.at(t, d_)[i] - standing);
        for (int area = 0; area < m_.areas; ++area)
          if ((m_.place_area[i] < 0 || m_.place_area[i] == area) && asked > free) share[area] = free / asked;
      }
      const int fallback = m_.when_full[s];
      for (int cell = 0; cell < m_.cells; ++cell) {
        const double asked = entrants_[s * m_.cells + cell];
        const double admitted = asked * share[cell / m_.cells_of_area];
        plans_[s * m_.cells + cell] += admitted;
        if (fallback >= 0) entrants_[fallback * m_.cells + cell] += asked - admitted;
      }
    }
  }

  const Model& m_;
  int d_;
  Numbers support_;
  Numbers waiting_;  // in assessment, by months since the request and cell
  Numbers overdue_;
  Numbers plans_;  // by setting and cell
  Numbers filled_;
  Numbers hours_;  // left for assessments, by team
  Numbers others_;
  Numbers accepted_;
  Numbers due_;
  Numbers assessments_;
  Numbers issued_;
  Numbers changing_;
  Numbers on_support_;
  Numbers movable_;
  Numbers entrants_;
};

struct Output {
  explicit Output(const Model& m)
      : plans(static_cast<std::size_t>(m.draws) * m.months * m.areas * m.settings),
        yearly(static_cast<std::size_t>(m.draws) * m.years * 4),
        filled(static_cast<std::size_t>(m.draws) * m.teams) {}

  Numbers plans;
  Numbers yearly;
  Numbers filled;
};

Output run_all(const Model& m) {
  Output output(m);
  for (int d = 0; d < m.draws; ++d) {
    Run run(m, d);
    for (int t = 0; t < m.months; ++t) {
      run.advance(t, &output.plans[(d * m.months + t) * m.areas * m.settings],
                  &output.yearly[(d * m.years + m.year_of_month[t]) * 4]);
    }
    std::copy(run.filled().begin(), run.filled().end(), output.filled.begin() + d * m.teams);
  }
  return output;
}

void write(const Output& output, const char* path) {
  std::ofstream file(path, std::ios::binary);
  for (const Numbers* part : {&output.plans, &output.yearly, &output.filled})
    file.write(reinterpret_cast<const char*>(part->data()),
               static_cast<std::streamsize>(part->size() * sizeof(double)));
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return std::fprintf(stderr, "plain_loops FOLDER OUTPUT [REPEATS]\n"), 2;
  const Folder folder = read_folder(words[1]);
  const Model model(folder);
  const int repeats = count > 3 ? std::atoi(words[3]) : 1;
  for (int i = 0; i < repeats; ++i) {
    const std::clock_t start = std::clock();
    const Output output = run_all(model);
    std::printf("%.6f\n", static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    if (i + 1 == repeats) write(output, words[2]);
  }
}
