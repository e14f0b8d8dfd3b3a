#include "import/layout_tables.h"

namespace sendcast {
namespace {

using S = Statistic;

constexpr std::array<ColumnRule, 2> by_age_band = {{{Role::time, {"year"}}, {Role::ages, {"age_band"}}}};
constexpr std::array<ColumnRule, 2> by_setting = {{{Role::time, {"year"}}, {Role::setting, {"setting_type"}}}};
constexpr std::array<ColumnRule, 2> new_by_age = {{{Role::time, {"calendar_year"}}, {Role::ages, {"age"}}}};
constexpr std::array<ColumnRule, 2> by_single_age = {{{Role::time, {"year"}}, {Role::ages, {"age"}}}};
constexpr std::array<ColumnRule, 2> by_measure = {{{Role::time, {"calendar_year"}}, {Role::measure, {"measure"}}}};

constexpr std::array<ValueRule, 1> plans = {{{{"plans_total"}, S::plans, {}, {}, true}}};
constexpr std::array<ValueRule, 1> new_plans = {{{{"new_plans_total"}, S::new_plans, {}, {}, true}}};
constexpr std::array<ValueRule, 1> single_age = {{{{"ehc_plans"}, S::plans, {}, {}, true}}};
constexpr std::array<ValueRule, 1> value = {{{{"value"}, S::requests, {}, {}, true}}};

constexpr std::array<MeasureRule, 22> measures = {{
    {"assessments_completed", S::assessments},
    {"assessments_in_progress_at_year_end", S::assessments_undecided},
    {"assessments_plan_issued", S::assessments_issued},
    {"assessments_plan_not_issued", S::assessments_not_issued},
    {"ceased_left_school_at_or_after_end_of_compulsory_schooling", S::ceased_left_school},
    {"ceased_needs_met", S::ceased_needs_met},
    {"ceased_other", S::ceased_other},
    {"ceased_transferred_to_other_la", S::ceased_transferred},
    {"mediation_cases_held", S::mediation_cases},
    {"mediation_followed_by_tribunal", S::tribunal_appeals},
    {"moved_mainstream_to_home_education", S::moves_mainstream_to_home},
    {"moved_mainstream_to_special", S::moves_mainstream_to_special},
    {"moved_special_to_home_education", S::moves_special_to_home},
    {"moved_special_to_mainstream", S::moves_special_to_mainstream},
    {"plans_issued_20wk_excl_exceptions", S::plans_issued_on_time_without_exceptions},
    {"plans_issued_20wk_incl_exceptions", S::plans_issued_on_time},
    {"plans_issued_excl_exceptions", S::plans_issued_without_exceptions},
    {"plans_issued_incl_exceptions", S::plans_issued},
    {"requests", S::requests},
    {"requests_refused", S::requests_refused},
    {"statements_assessed_no_ehc", S::statements_not_converted},
    {"statements_converted_to_ehc", S::statements_converted},
}};

/// The releases' figures as tidy tables: one row a number, ages and settings in words with underscores.
constexpr std::array<Layout, 5> all = {{
    {"plans by age, tidy", by_age_band, plans, {}, {}, {}, 3},
    {"plans by setting, tidy", by_setting, plans},
    {"new plans by age, tidy", new_by_age, new_plans, {}, {}, {}, 3},
    {"plans by single age, tidy", by_single_age, single_age, {}, {}, {}, 3},
    {"requests to endings, tidy", by_measure, value, measures, {}, {}, 2},
}};

}  // namespace

std::span<const Layout> tidy_plans_layouts() { return all; }

}  // namespace sendcast
