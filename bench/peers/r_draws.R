#!/usr/bin/Rscript
# The demand side in R: matrices of cells x draws, lists of them by setting, and no loop over cells or draws.
#
#   r_draws.R FOLDER OUTPUT [REPEATS]      prints each repeat's processor seconds, without files

# Every array of a folder, by name; the dimensions are those of the index, turned round (R's first varies fastest).
read_folder <- function(folder) {
  arrays <- list()
  for (line in readLines(file.path(folder, "index.txt"))) {
    words <- strsplit(line, " ")[[1]]
    dimensions <- as.integer(words[-(1:2)])
    real <- words[2] == "float64"
    path <- file.path(folder, paste0(words[1], ".bin"))
    numbers <- readBin(path, if (real) "double" else "integer", prod(dimensions), endian = "little")
    arrays[[words[1]]] <- if (length(dimensions) > 1) array(numbers, rev(dimensions)) else numbers
  }
  arrays
}

rates_a_year <- c("identify", "leave_support", "request_from_support", "request_from_others", "cease", "arrive",
                  "moves", "need_changes")
schedules <- c("need_mix", rates_a_year, "agree_to_assess", "agree_to_issue", "appeal", "appeal_upheld",
               "first_setting", "phase_transfers")

# A schedule: rows x draws for each month (one where nothing changes), and the row of each cell, by setting or pair.
make_schedule <- function(arrays, name, draws) {
  values <- arrays[[paste0(name, ".rows")]] / (if (name %in% rates_a_year) 12 else 1)  # draws x months x rows
  if (dim(values)[1] == 1) values <- values[rep(1, draws), , , drop = FALSE]
  row_of_cell <- arrays[[paste0(name, ".row_of_cell")]] + 1
  list(months = lapply(seq_len(dim(values)[2]), function(t) t(matrix(values[, t, ], draws))),
       row_of_cell = lapply(seq_len(ncol(row_of_cell)), function(i) row_of_cell[, i]))
}

# Numbers by team, limit or the like: rows x draws for each month.
make_courses <- function(values, draws) {
  if (dim(values)[1] == 1) values <- values[rep(1, draws), , , drop = FALSE]
  lapply(seq_len(dim(values)[2]), function(t) t(matrix(values[, t, ], draws)))
}

make_model <- function(arrays) {
  m <- arrays
  m$cells <- m$areas * m$ages * m$needs
  for (name in schedules) m[[name]] <- make_schedule(arrays, name, m$draws)
  team_courses <- c("opening_filled", "establishment", "turnover", "months_to_hire", "agency_cover", "hours_per_month",
                    "hours_per_assessment", "hours_per_annual_review")
  for (name in c(paste0("teams.", team_courses), "places.capacity", "overdue_first")) {
    m[[name]] <- make_courses(arrays[[name]], m$draws)
  }
  m$area_of_cell <- rep(seq_len(m$areas), each = m$ages * m$needs)
  m$person_of_cell <- rep(seq_len(m$areas * m$ages), each = m$needs)
  m$set_of_area <- m$set_of_area + 1
  m$years <- max(m$year_of_month) + 1
  m
}

month_of <- function(months, t) months[[if (length(months) > 1) t else 1]]

# Cells x draws of a schedule's part `i` (a setting, a pair).
rate <- function(schedule, t, i = 1) month_of(schedule$months, t)[schedule$row_of_cell[[i]], , drop = FALSE]

scale_of <- function(shares) {
  scale <- shares
  scale[] <- 1
  over <- shares > 1 + 1e-12
  scale[over] <- 1 / shares[over]
  scale
}

# Sums runs of `size` rows: cells over needs, or over the ages and needs of an area.
sum_runs <- function(cells, size) {
  matrix(colSums(matrix(cells, size)), ncol = ncol(cells))
}

opening <- function(m, numbers) matrix(numbers, m$cells, m$draws)

opening_state <- function(m) {
  list(support = opening(m, m$opening_sen_support), overdue = opening(m, m$opening_overdue),
       waiting = lapply(seq_len(m$months_to_issue), function(k) opening(m, m$opening_in_assessment[, k])),
       plans = lapply(seq_len(m$settings), function(s) opening(m, m$opening_plans[, s])),
       filled = m$teams.opening_filled[[1]])
}

plans_by_area <- function(m, x) lapply(x$plans, sum_runs, m$ages * m$needs)

staff <- function(m, x, t) {
  establishment <- month_of(m$teams.establishment, t)
  before <- x$filled
  recruits <- pmax(establishment - before, 0) / month_of(m$teams.months_to_hire, t)
  leavers <- before * month_of(m$teams.turnover, t) / 12
  x$filled <- pmin(pmax(before - leavers + recruits, 0), pmax(establishment, before))
  agency <- month_of(m$teams.agency_cover, t) * pmax(establishment - x$filled, 0)
  hours <- (x$filled + agency) * month_of(m$teams.hours_per_month, t)
  caseload <- t(m$teams.serves) %*% Reduce(`+`, plans_by_area(m, x))
  x$hours <- pmax(hours - caseload * month_of(m$teams.hours_per_annual_review, t) / 12, 0)
  x
}

grow_older <- function(m, x, t) {
  age <- rep(rep(seq_len(m$ages), each = m$needs), m$areas)
  growth <- m$growth[m$person_of_cell, t]
  older <- function(cells) {
    result <- 0 * cells
    result[age > 1, ] <- cells[which(age > 1) - m$needs, ] * growth[age > 1]
    result
  }
  x$support <- older(x$support)
  x$overdue <- older(x$overdue)
  x$waiting <- lapply(x$waiting, older)
  x$plans <- lapply(x$plans, older)
  x
}

count_others <- function(m, x, t) {
  with_sen <- x$support + x$overdue + Reduce(`+`, x$waiting) + Reduce(`+`, x$plans)
  pmax(m$population[, t] - sum_runs(with_sen, m$needs), 0)
}

# Each change of need: the cells that it takes from and gives to, and its share there.
need_pairs <- function(m, t) {
  lapply(seq_along(m$need_changes.from), function(p) {
    from <- seq(m$need_changes.from[p] + 1, m$cells, m$needs)
    list(from = from, to = from + m$need_changes.to[p] - m$need_changes.from[p],
         share = rate(m$need_changes, t, p)[from, , drop = FALSE])
  })
}

sum_need_changes <- function(m, pairs) {
  changing <- matrix(0, m$cells, m$draws)
  for (pair in pairs) changing[pair$from, ] <- changing[pair$from, ] + pair$share
  changing
}

change_needs <- function(pairs, standing, cells) {
  for (pair in pairs) {
    changed <- standing[pair$from, ] * pair$share
    cells[pair$from, ] <- cells[pair$from, ] - changed
    cells[pair$to, ] <- cells[pair$to, ] + changed
  }
  cells
}

agree <- function(m, decision, t) {
  at_once <- rate(decision, t)
  at_once + (1 - at_once) * rate(m$appeal, t) * rate(m$appeal_upheld, t)
}

identify_and_request <- function(m, x, t, others, pairs, changing) {
  need_mix <- rate(m$need_mix, t)
  identify <- rate(m$identify, t)
  leave <- rate(m$leave_support, t)
  from_support <- rate(m$request_from_support, t)
  from_others <- rate(m$request_from_others, t)
  agreed <- agree(m, m$agree_to_assess, t)
  others <- others * scale_of(sum_runs((identify + from_others * agreed) * need_mix, m$needs))
  without_sen <- others[m$person_of_cell, , drop = FALSE] * need_mix
  on_support <- x$support * scale_of(leave + from_support * agreed + changing)
  asked <- on_support * from_support
  x$requests <- asked + without_sen * from_others
  x$accepted <- x$requests * agreed
  support <- x$support + without_sen * identify - on_support * leave - asked * agreed
  x$support <- pmax(change_needs(pairs, on_support, support), 0)
  x
}

by_set <- function(m, cells) rowsum(sum_runs(cells, m$ages * m$needs), m$set_of_area)

# How many assessments each set of areas can complete: sets x draws.
capacities <- function(m, x, t, waiting) {
  each <- month_of(m$teams.hours_per_assessment, t)
  capacity <- matrix(Inf, nrow(waiting), m$draws)
  for (team in seq_len(nrow(x$hours))) {
    sets <- which(m$set_needs_team[team, ] == 1)
    total <- colSums(waiting[sets, , drop = FALSE])
    for (set in sets) {
      part <- ifelse(total > 0, waiting[set, ] / total, 1 / length(sets))
      could <- ifelse(part > 0 & each[team, ] > 0, x$hours[team, ] * part / each[team, ], Inf)
      capacity[set, ] <- pmin(capacity[set, ], could)
    }
  }
  capacity
}

assess <- function(m, x, t) {
  due <- x$waiting[[m$months_to_issue]]
  x$waiting <- c(list(x$accepted), x$waiting[-m$months_to_issue])
  overdue <- by_set(m, x$overdue)
  all_due <- by_set(m, due)
  capacity <- capacities(m, x, t, overdue + all_due)
  reserved <- month_of(m$overdue_first, t)[rep(1, nrow(capacity)), , drop = FALSE] * capacity
  first_share <- ifelse(is.infinite(capacity), 0, ifelse(overdue > reserved, reserved / overdue, 1))
  left <- pmax(capacity - first_share * overdue, 0)
  rest <- overdue - first_share * overdue + all_due
  share <- ifelse(rest > left, left / rest, 1)
  set_of_cell <- m$set_of_area[m$area_of_cell]
  share <- share[set_of_cell, , drop = FALSE]
  first <- x$overdue * first_share[set_of_cell, , drop = FALSE]
  waiting <- x$overdue - first + due
  completed <- waiting * share
  x$assessments <- first + completed
  x$on_time <- due * share
  x$overdue <- waiting - completed
  x
}

decide <- function(m, x, t) {
  x$issued <- x$assessments * agree(m, m$agree_to_issue, t)
  x$support <- x$support + x$assessments - x$issued
  x
}

ask_to_move <- function(x, from, to, shares, movable) {
  for (p in seq_along(from)) {
    asked <- movable[[from[p] + 1]] * shares[[p]]
    x$plans[[from[p] + 1]] <- x$plans[[from[p] + 1]] - asked
    x$entrants[[to[p] + 1]] <- x$entrants[[to[p] + 1]] + asked
  }
  x$plans <- lapply(x$plans, function(cells) pmax(cells, 0))
  x
}

shares_of <- function(schedule, t) lapply(seq_along(schedule$row_of_cell), function(p) rate(schedule, t, p))

# Those of each setting who can move, with the shares that leave it.
movable_of <- function(x, leaving, from, shares) {
  for (p in seq_along(from)) leaving[[from[p] + 1]] <- leaving[[from[p] + 1]] + shares[[p]]
  Map(function(plans, shares) plans * scale_of(shares), x$plans, leaving)
}

transfer <- function(m, x, t) {
  shares <- shares_of(m$phase_transfers, t)
  leaving <- rep(list(matrix(0, m$cells, m$draws)), m$settings)
  movable <- movable_of(x, leaving, m$phase_transfers.from, shares)
  ask_to_move(x, m$phase_transfers.from, m$phase_transfers.to, shares, movable)
}

move_and_end <- function(m, x, t, pairs, changing) {
  for (s in seq_len(m$settings)) x$entrants[[s]] <- x$entrants[[s]] + x$plans[[s]] * rate(m$arrive, t, s)
  cease <- shares_of(m$cease, t)
  shares <- shares_of(m$moves, t)
  movable <- movable_of(x, lapply(cease, `+`, changing), m$moves.from, shares)
  for (s in seq_len(m$settings)) {
    x$plans[[s]] <- change_needs(pairs, movable[[s]], x$plans[[s]] - movable[[s]] * cease[[s]])
  }
  ask_to_move(x, m$moves.from, m$moves.to, shares, movable)
}

# The share that a limit on setting `s` lets in, by area: areas x draws.
share_admitted <- function(m, x, t, limit, s) {
  area <- m$places.area[limit]
  concerned <- if (area < 0) seq_len(m$areas) else area + 1
  asked <- colSums(sum_runs(x$entrants[[s]], m$ages * m$needs)[concerned, , drop = FALSE])
  standing <- colSums(sum_runs(x$plans[[s]], m$ages * m$needs)[concerned, , drop = FALSE])
  free <- pmax(0, month_of(m$places.capacity, t)[limit, ] - standing)
  shares <- matrix(1, m$areas, m$draws)
  shares[concerned, ] <- rep(ifelse(asked > free, free / asked, 1), each = length(concerned))
  shares
}

admit <- function(m, x, t) {
  for (s in m$admission_order + 1) {
    admitted <- x$entrants[[s]]
    for (limit in which(m$places.setting + 1 == s)) {
      admitted <- admitted * share_admitted(m, x, t, limit, s)[m$area_of_cell, , drop = FALSE]
    }
    x$plans[[s]] <- x$plans[[s]] + admitted
    fallback <- m$when_full[s] + 1
    if (fallback > 0) x$entrants[[fallback]] <- x$entrants[[fallback]] + x$entrants[[s]] - admitted
  }
  x
}

advance <- function(m, x, t) {
  september <- m$is_september[t] == 1
  x <- staff(m, x, t)
  if (september) x <- grow_older(m, x, t)
  others <- count_others(m, x, t)
  pairs <- need_pairs(m, t)
  changing <- sum_need_changes(m, pairs)
  x <- identify_and_request(m, x, t, others, pairs, changing)
  x <- assess(m, x, t)
  x <- decide(m, x, t)
  x$entrants <- rep(list(matrix(0, m$cells, m$draws)), m$settings)
  if (september) x <- transfer(m, x, t)
  x <- move_and_end(m, x, t, pairs, changing)
  for (s in seq_len(m$settings)) x$entrants[[s]] <- x$entrants[[s]] + x$issued * rate(m$first_setting, t, s)
  admit(m, x, t)
}

run_all <- function(m) {
  plans <- array(0, c(m$settings, m$areas, m$months, m$draws))
  yearly <- array(0, c(4, m$years, m$draws))
  x <- opening_state(m)
  for (t in seq_len(m$months)) {
    x <- advance(m, x, t)
    found <- plans_by_area(m, x)
    for (s in seq_len(m$settings)) plans[s, , t, ] <- found[[s]]
    year <- m$year_of_month[t] + 1
    events <- rbind(colSums(x$requests), colSums(x$assessments), colSums(x$on_time), colSums(x$issued))
    yearly[, year, ] <- yearly[, year, ] + events
  }
  list(plans, yearly, x$filled)
}

main <- function(folder, output, repeats = "1") {
  model <- make_model(read_folder(folder))
  for (i in seq_len(as.integer(repeats))) {
    start <- proc.time()
    found <- run_all(model)
    cat(sprintf("%.3f\n", sum((proc.time() - start)[c("user.self", "sys.self")])))
  }
  file <- file(output, "wb")
  for (part in found) writeBin(as.vector(part), file, endian = "little")
  close(file)
}

do.call(main, as.list(commandArgs(trailingOnly = TRUE)))
