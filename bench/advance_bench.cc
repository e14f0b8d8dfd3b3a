// People through ten years: tiles of draws, and beside them one draw as the central run and chance take it.

#include "demand/advance.h"

#include <benchmark/benchmark.h>

#include "demand/chance_projection.h"
#include "roofline.h"
#include "tests/demand/small_model.h"
#include "tiled.h"

namespace sendcast::bench {
namespace {

void advance_tiles(benchmark::State& state, const Model& model, const DrawnTile& drawn) {
  const Tiled tiled(model);
  const std::vector<double> made = drawn.made_by(tiled.book);
  TileProjection projection(tiled.demand);
  const ProcessorTime taken;
  for (auto _ : state) {
    advance_through(projection, made, tiled.months);
    benchmark::DoNotOptimize(projection.sums());
  }
  const double seconds = taken.seconds();
  const double steps_a_tile = 1.0 * tiled.demand.plan().stocks * tiled.months * tile_width;
  state.counters["stocks"] = tiled.demand.plan().stocks;
  count_cell_steps(state, work_of(tiled.demand.plan()), steps_a_tile * static_cast<double>(state.iterations()),
                   seconds);
}

void advance_bcp(benchmark::State& state) {
  const Several transformation = bcp();
  advance_tiles(state, transformation.models.front(), DrawnTile(transformation, 0));
}
BENCHMARK(advance_bcp)->Unit(benchmark::kMillisecond);

constexpr double typical_move = 0.05;

/// Everybody can be in every stock: 25 ages, 8 settings, and as many towns and needs as the benchmark's arguments say.
Model model_without_moves(const benchmark::State& state) {
  const Shape shape{static_cast<int>(state.range(0)), 25, static_cast<int>(state.range(1)), 8};
  Model model;
  DemandModel& demand = model.demand = quiet_model(shape, month_of(2021, 4), 120);
  demand.opening_sen_support.setConstant(10);
  demand.opening_in_assessment.setConstant(1);
  demand.opening_overdue.setConstant(1);
  demand.opening_plans.setConstant(3);
  demand.identify = always(demand, 0.03);
  demand.leave_support = always(demand, 0.1);
  demand.request_from_support = always(demand, 0.08);
  demand.request_from_others = always(demand, 0.005);
  for (Schedule& first : demand.first_setting) first = always(demand, 1.0 / shape.settings);
  for (Schedule& cease : demand.cease) cease = always(demand, 0.05);
  return model;
}

/// A share that is the draw's number `index`.
Schedule uncertain_share(const DemandModel& demand, int index) {
  Schedule share = always(demand, typical_move);
  const auto number_of = [index](Drawn drawn, int, double* value) {
    *value = drawn.is_central() ? typical_move : drawn.numbers[index];
  };
  share.uncertain = {{0, 0, std::make_shared<Recipe>(Recipe{1, {0}, number_of})}};
  return share;
}

/// From every setting to every other, each move uncertain; some arrive in each. No limits.
void advance_dense(benchmark::State& state) {
  Model model = model_without_moves(state);
  DemandModel& demand = model.demand;
  for (int from = 0; from < demand.shape.settings; ++from) {
    for (int to = 0; to < demand.shape.settings; ++to) {
      if (from == to) continue;
      demand.moves.push_back({from, to, uncertain_share(demand, static_cast<int>(demand.moves.size()))});
    }
  }
  for (Schedule& arrive : demand.arrive) arrive = always(demand, 0.01);
  advance_tiles(state, model, DrawnTile(demand.moves.size(), 0, 2 * typical_move));
}

Model sparse_model(const benchmark::State& state) {
  Model model = model_without_moves(state);
  for (int to = 1; to < 4; ++to) model.demand.moves.push_back({0, to, always(model.demand, typical_move)});
  return model;
}

/// Three moves, nobody arrives, no limits, no teams.
void advance_sparse(benchmark::State& state) { advance_tiles(state, sparse_model(state), DrawnTile(0, 0, 0)); }

/// The same with too few places in two settings and too few hours for assessments.
void advance_capped(benchmark::State& state) {
  Model model = sparse_model(state);
  DemandModel& demand = model.demand;
  const double places = 3.0 * demand.shape.cells();
  for (const int setting : {1, 2}) {
    demand.places.push_back({setting, -1, every_month(demand, places)});
    demand.when_full[static_cast<std::size_t>(setting)] = 0;
  }
  demand.admission_order = {1, 2, 0, 3, 4, 5, 6, 7};
  demand.teams.push_back(assessment_team(demand, 0.5 * demand.shape.cells(), 10));
  advance_tiles(state, model, DrawnTile(0, 0, 0));
}

void small_and_large(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"towns", "needs"})->Args({1, 1})->Args({3, 7})->Unit(benchmark::kMillisecond);
}
BENCHMARK(advance_dense)->Apply(small_and_large);
BENCHMARK(advance_sparse)->Apply(small_and_large);
BENCHMARK(advance_capped)->Apply(small_and_large);

template <class Begin>
void advance_one_draw(benchmark::State& state, Begin begin) {
  const Several transformation = bcp();
  const DemandModel& demand = transformation.models.front().demand;
  std::uint64_t draw = 0;
  for (auto _ : state) {
    auto projection = begin(demand, draw++);
    for (int month = 0; month < demand.calendar.months; ++month) projection.advance();
    benchmark::DoNotOptimize(projection.stocks().plans.data());
  }
  const int stocks = Tiled(transformation.models.front()).demand.plan().stocks;
  state.counters["cell-steps/s"] = benchmark::Counter(
      1.0 * stocks * demand.calendar.months * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void advance_central(benchmark::State& state) {
  advance_one_draw(state, [](const DemandModel& demand, std::uint64_t) { return Projection(demand); });
}
BENCHMARK(advance_central)->Unit(benchmark::kMillisecond);

void advance_by_chance(benchmark::State& state) {
  advance_one_draw(state,
                   [](const DemandModel& demand, std::uint64_t draw) { return ChanceProjection(demand, 1, draw); });
}
BENCHMARK(advance_by_chance)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sendcast::bench
