// The engine itself, as the others are run: all draws in tiles, by the rates that export_model wrote for them.
//
//   engine_draws FOLDER OUTPUT [REPEATS]
//
// Of the folder it takes the number of draws alone: the model and the drawn rates it makes as export_model made them.
// Prints the processor seconds of each repeat, in which the drawn rates are made and all draws run; on standard error
// what making the rates took of it, and what planning took, once and beforehand.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>

#include "central_model.h"
#include "demand/tile_projection.h"
#include "drawn_rates.h"
#include "read_arrays.h"

namespace sendcast::peers {
namespace {

constexpr std::array followed_events = {Event::requests, Event::assessments, Event::on_time, Event::issued};

struct Output {
  std::vector<double> plans, yearly, filled;
};

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Plans apart by area and setting, then each of the events, posts filled by team, and what is not followed.
TileCounting counting_of(const DemandModel& model) {
  const Shape& shape = model.shape;
  TileCounting counting;
  for (int plan = 0; plan < shape.plans(); ++plan) {
    counting.plans.push_back(shape.area_of_cell(plan % shape.cells()) * shape.settings + plan / shape.cells());
  }
  counting.sums = shape.areas * shape.settings;
  const auto cells = static_cast<std::size_t>(shape.cells());
  for (const Event event : followed_events) {
    counting.events[static_cast<std::size_t>(event)].assign(cells, counting.sums++);
  }
  for (std::size_t team = 0; team < model.teams.size(); ++team) counting.filled.push_back(counting.sums++);
  counting.agency.assign(model.teams.size(), -1);
  counting.sen_support.assign(cells, counting.sums++);
  counting.waiting.assign(cells, counting.sums++);
  return counting;
}

class Draws {
 public:
  Draws(const DemandModel& model, int draws)
      : model_(model), draws_(draws), demand_(model, counting_of(model), book_), projection_(demand_) {}

  Output run() {
    making_ = 0;
    const auto draws = static_cast<std::size_t>(draws_);
    Output output{std::vector<double>(draws * months() * plan_sums()),
                  std::vector<double>(draws * years() * followed_events.size()),
                  std::vector<double>(draws * model_.teams.size())};
    for (int first = 0; first < draws_; first += tile_width) run_tile(static_cast<std::size_t>(first), output);
    return output;
  }
  double seconds_making() const { return making_; }

 private:
  std::size_t months() const { return static_cast<std::size_t>(model_.calendar.months); }
  std::size_t years() const { return static_cast<std::size_t>(model_.calendar.years()); }
  std::size_t plan_sums() const { return static_cast<std::size_t>(model_.shape.areas * model_.shape.settings); }

  void make(std::size_t first) {
    const double begun = processor_seconds();
    std::array<std::vector<double>, tile_width> numbers;
    std::array<Drawn, tile_width> drawn;
    for (std::size_t lane = 0; lane < tile_width; ++lane) {
      numbers[lane] = multipliers(static_cast<int>(first + lane));
      drawn[lane].numbers = numbers[lane].data();
    }
    made_.resize(book_.size());
    book_.make(drawn.data(), made_.data());
    making_ += processor_seconds() - begun;
  }

  void run_tile(std::size_t first, Output& output) {
    make(first);
    projection_.begin(made_.data());
    const std::size_t lanes = std::min<std::size_t>(tile_width, static_cast<std::size_t>(draws_) - first);
    for (std::size_t month = 0; month < months(); ++month) {
      projection_.advance(false);
      const auto year = static_cast<std::size_t>(model_.calendar.year_of(static_cast<int>(month)));
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::size_t draw = first + lane;
        follow(lane, &output.plans[(draw * months() + month) * plan_sums()],
               &output.yearly[(draw * years() + year) * followed_events.size()]);
      }
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      for (std::size_t team = 0; team < model_.teams.size(); ++team) {
        output.filled[(first + lane) * model_.teams.size() + team] =
            sum(plan_sums() + followed_events.size() + team, lane);
      }
    }
  }

  void follow(std::size_t lane, double* plans, double* yearly) const {
    for (std::size_t i = 0; i < plan_sums(); ++i) plans[i] = sum(i, lane);
    for (std::size_t i = 0; i < followed_events.size(); ++i) yearly[i] += sum(plan_sums() + i, lane);
  }

  double sum(std::size_t position, std::size_t lane) const { return projection_.sums()[position * tile_width + lane]; }

  const DemandModel& model_;
  int draws_;
  RecipeBook book_;
  TileDemand demand_;
  TileProjection projection_;
  std::vector<double> made_;
  double making_ = 0;
};

void write(const Output& output, const char* path) {
  std::ofstream file(path, std::ios::binary);
  for (const std::vector<double>* part : {&output.plans, &output.yearly, &output.filled}) {
    file.write(reinterpret_cast<const char*>(part->data()),
               static_cast<std::streamsize>(part->size() * sizeof(double)));
  }
}

void run(const std::string& folder, const char* output_path, int repeats) {
  const DemandModel model = with_recipes(central_model(default_scenario));
  const double begun = processor_seconds();
  Draws draws(model, read_folder(folder).number("draws"));
  std::fprintf(stderr, "engine_draws: planning %.4f s", processor_seconds() - begun);
  for (int i = 0; i < repeats; ++i) {
    const double start = processor_seconds();
    const Output output = draws.run();
    std::printf("%.6f\n", processor_seconds() - start);
    std::fprintf(stderr, ", making drawn rates %.4f s", draws.seconds_making());
    if (i + 1 == repeats) write(output, output_path);
  }
  std::fprintf(stderr, "\n");
}

}  // namespace
}  // namespace sendcast::peers

int main(int count, char** words) {
  if (count < 3) return std::fprintf(stderr, "engine_draws FOLDER OUTPUT [REPEATS]\n"), 2;
  try {
    sendcast::peers::run(words[1], words[2], count > 3 ? std::atoi(words[3]) : 1);
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    return std::fprintf(stderr, "%s\n", error.what()), EXIT_FAILURE;
  }
}
