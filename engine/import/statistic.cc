#include "import/statistic.h"

#include <array>

namespace sendcast {
namespace {

struct StatisticRow {
  std::string_view name;
  TimeBasis basis;
};

constexpr std::array<StatisticRow, statistics_count> statistics = {{
    {"plans", TimeBasis::january},
    {"personal_budgets", TimeBasis::january},
    {"new_plans", TimeBasis::calendar_year},
    {"requests", TimeBasis::calendar_year},
    {"requests_accepted", TimeBasis::calendar_year},
    {"requests_refused", TimeBasis::calendar_year},
    {"requests_withdrawn", TimeBasis::calendar_year},
    {"requests_undecided", TimeBasis::calendar_year},
    {"requests_on_time", TimeBasis::calendar_year},
    {"requests_late", TimeBasis::calendar_year},
    {"assessments", TimeBasis::calendar_year},
    {"assessments_issued", TimeBasis::calendar_year},
    {"assessments_not_issued", TimeBasis::calendar_year},
    {"assessments_withdrawn", TimeBasis::calendar_year},
    {"assessments_undecided", TimeBasis::calendar_year},
    {"plans_issued", TimeBasis::calendar_year},
    {"plans_issued_on_time", TimeBasis::calendar_year},
    {"plans_issued_without_exceptions", TimeBasis::calendar_year},
    {"plans_issued_on_time_without_exceptions", TimeBasis::calendar_year},
    {"moves_mainstream_to_special", TimeBasis::calendar_year},
    {"moves_special_to_mainstream", TimeBasis::calendar_year},
    {"moves_mainstream_to_home", TimeBasis::calendar_year},
    {"moves_special_to_home", TimeBasis::calendar_year},
    {"ceased", TimeBasis::calendar_year},
    {"ceased_left_school", TimeBasis::calendar_year},
    {"ceased_needs_met", TimeBasis::calendar_year},
    {"ceased_transferred", TimeBasis::calendar_year},
    {"ceased_other", TimeBasis::calendar_year},
    {"ceased_maximum_age", TimeBasis::calendar_year},
    {"ceased_higher_education", TimeBasis::calendar_year},
    {"ceased_employment", TimeBasis::calendar_year},
    {"ceased_not_engaging", TimeBasis::calendar_year},
    {"ceased_left_england", TimeBasis::calendar_year},
    {"ceased_died", TimeBasis::calendar_year},
    {"ceased_not_recorded", TimeBasis::calendar_year},
    {"mediation_cases", TimeBasis::calendar_year},
    {"tribunal_appeals", TimeBasis::calendar_year},
    {"statements_converted", TimeBasis::calendar_year},
    {"statements_not_converted", TimeBasis::calendar_year},
    {"population", TimeBasis::middle_of_year},
    {"population_first_estimate", TimeBasis::middle_of_year},
    {"population_projection", TimeBasis::middle_of_year},
    {"pupils", TimeBasis::january},
    {"sen_support_pupils", TimeBasis::january},
    {"sen_support_percent", TimeBasis::january},
    {"sen_support_percent_primary", TimeBasis::january},
    {"sen_support_percent_secondary", TimeBasis::january},
    {"dedicated_schools_grant", TimeBasis::financial_year},
    {"dedicated_schools_grant_after_deductions", TimeBasis::financial_year},
    {"high_needs_block", TimeBasis::financial_year},
    {"high_needs_block_after_deductions", TimeBasis::financial_year},
    {"high_needs_component", TimeBasis::financial_year},
    {"grant_balance", TimeBasis::financial_year},
    {"grant_balance_in_year", TimeBasis::financial_year},
    {"section_251_budget", TimeBasis::financial_year},
    {"section_251_outturn", TimeBasis::financial_year},
    {"section_251_context", TimeBasis::financial_year},
    {"price_index", TimeBasis::as_labelled},
    {"price_growth", TimeBasis::as_labelled},
}};

constexpr std::array<std::string_view, needs_count> needs = {{
    "all",
    "autistic_spectrum_disorder",
    "down_syndrome",
    "hearing_impairment",
    "moderate_learning_difficulty",
    "multi_sensory_impairment",
    "other_difficulty",
    "physical_disability",
    "profound_and_multiple_learning_difficulty",
    "social_emotional_and_mental_health",
    "speech_language_and_communication",
    "severe_learning_difficulty",
    "specific_learning_difficulty",
    "vision_impairment",
    "not_recorded",
}};

}  // namespace

TimeBasis time_basis(Statistic statistic) { return statistics.at(static_cast<std::size_t>(statistic)).basis; }

std::string_view name_of(Statistic statistic) { return statistics.at(static_cast<std::size_t>(statistic)).name; }

std::string_view name_of(PrimaryNeed need) { return needs.at(static_cast<std::size_t>(need)); }

}  // namespace sendcast
