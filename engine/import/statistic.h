#pragma once

#include <cstdint>
#include <string_view>

namespace sendcast {

/// What a published number is a number of. Counts of children and young people unless it says otherwise.
enum class Statistic : std::uint8_t {
  // January stocks (SEN2); the year is the January's.
  plans,  ///< education, health and care plans; to January 2018 with statements of SEN
  personal_budgets,

  // Flows of a calendar year (SEN2).
  new_plans,  ///< made for the first time; to 2017 with new statements
  requests,   ///< initial requests for an assessment
  requests_accepted,
  requests_refused,
  requests_withdrawn,
  requests_undecided,  ///< at the end of the year
  requests_on_time,    ///< decided within six weeks
  requests_late,
  assessments,         ///< that ended in a decision, to issue a plan or not; from 2023 begun in the year
  assessments_issued,  ///< a plan was issued
  assessments_not_issued,
  assessments_withdrawn,
  assessments_undecided,  ///< still being assessed or not decided at the end of the year
  plans_issued,           ///< with a time to issue, exceptions included
  plans_issued_on_time,   ///< within 20 weeks, exceptions included
  plans_issued_without_exceptions,
  plans_issued_on_time_without_exceptions,
  moves_mainstream_to_special,
  moves_special_to_mainstream,
  moves_mainstream_to_home,  ///< taken out by their parents to be educated at home
  moves_special_to_home,
  ceased,              ///< all reasons; published from 2022, before that only the four reasons below
  ceased_left_school,  ///< at the end of compulsory schooling or after; to 2021
  ceased_needs_met,    ///< both before and from 2022, but not the same: see trap 3 of the data
  ceased_transferred,  ///< to another local authority
  ceased_other,
  ceased_maximum_age,  ///< this and all below from 2022
  ceased_higher_education,
  ceased_employment,
  ceased_not_engaging,
  ceased_left_england,
  ceased_died,
  ceased_not_recorded,
  mediation_cases,
  tribunal_appeals,      ///< after mediation
  statements_converted,  ///< issued with a plan; 2014 to 2017
  statements_not_converted,

  // Population at the middle of a year, by age at the last birthday.
  population,                 ///< ONS mid-year estimates, the newest (rebased to Census 2021)
  population_first_estimate,  ///< as estimated before rebasing, on the boundaries of then
  population_projection,      ///< ONS subnational projections: not to be spliced with estimates

  // School census, January.
  pupils,  ///< in state-funded schools
  sen_support_pupils,
  sen_support_percent,  ///< of pupils, in percent
  sen_support_percent_primary,
  sen_support_percent_secondary,

  // Money of a financial year (the year is its first: 2021 for 2021-22), in pounds.
  dedicated_schools_grant,
  dedicated_schools_grant_after_deductions,
  high_needs_block,
  high_needs_block_after_deductions,
  high_needs_component,  ///< a label names it; some are a rate or a count of pupils
  grant_balance,         ///< cumulative, at the end of the year (31 March); a deficit is negative
  grant_balance_in_year,
  section_251_budget,  ///< a label names the line
  section_251_outturn,
  section_251_context,  ///< what the benchmarking tables set beside the money: counts, by line

  // Prices; a label names series, basis of the period and kind ("gdp_deflator_hmt_2022_06 financial_year outturn").
  price_index,   ///< 100 in a base year
  price_growth,  ///< on the year before, in percent
};

inline constexpr int statistics_count = static_cast<int>(Statistic::price_growth) + 1;

/// What the year of an observation means.
enum class TimeBasis : std::uint8_t {
  january,         ///< on the third Thursday of January
  calendar_year,   ///< from January to December
  middle_of_year,  ///< on 30 June
  financial_year,  ///< from April; the year is its first
  as_labelled,     ///< the label says so
};

TimeBasis time_basis(Statistic statistic);

/// Its name as code and documents write it: "new_plans".
std::string_view name_of(Statistic statistic);

/// The primary type of need that a plan records, as SEN2 and the school census name them.
enum class PrimaryNeed : std::uint8_t {
  all,
  autistic_spectrum_disorder,
  down_syndrome,  ///< from 2026
  hearing_impairment,
  moderate_learning_difficulty,
  multi_sensory_impairment,
  other_difficulty,
  physical_disability,
  profound_and_multiple_learning_difficulty,
  social_emotional_and_mental_health,
  speech_language_and_communication,
  severe_learning_difficulty,
  specific_learning_difficulty,
  vision_impairment,
  not_recorded,
};

inline constexpr int needs_count = static_cast<int>(PrimaryNeed::not_recorded) + 1;

std::string_view name_of(PrimaryNeed need);

}  // namespace sendcast
