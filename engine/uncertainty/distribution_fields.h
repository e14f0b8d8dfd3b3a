#pragma once

#include "uncertainty/distribution.h"

namespace sendcast {

inline constexpr About shared_draw_name{.help = "a name by which places share one draw, and correlations refer to it",
                                        .otherwise = "the number's path in the file"};

template <class V, class D>
void mean_and_sd_fields(V& v) {
  v("mean", &D::mean, About{.help = "the mean"});
  v("sd", &D::sd, About{.help = "the standard deviation"});
  v("name", &D::name, shared_draw_name);
}

template <class V, class D>
void low_mode_high_fields(V& v) {
  v("low", &D::low, About{.help = "the lowest it can be"});
  v("mode", &D::mode, About{.help = "the likeliest"});
  v("high", &D::high, About{.help = "the highest it can be"});
  v("name", &D::name, shared_draw_name);
}

template <class V>
void Normal::fields(V& v) {
  mean_and_sd_fields<V, Normal>(v);
}
template <class V>
void Lognormal::fields(V& v) {
  mean_and_sd_fields<V, Lognormal>(v);
}
template <class V>
void Gamma::fields(V& v) {
  mean_and_sd_fields<V, Gamma>(v);
}
template <class V>
void Beta::fields(V& v) {
  mean_and_sd_fields<V, Beta>(v);
}
template <class V>
void Triangular::fields(V& v) {
  low_mode_high_fields<V, Triangular>(v);
}
template <class V>
void Pert::fields(V& v) {
  low_mode_high_fields<V, Pert>(v);
}

template <class V>
void Uniform::fields(V& v) {
  v("low", &Uniform::low, About{.help = "the lowest it can be"});
  v("high", &Uniform::high, About{.help = "the highest it can be"});
  v("name", &Uniform::name, shared_draw_name);
}

template <class V>
void Interval::fields(V& v) {
  v("low", &Interval::low, About{.help = "the lower end of the interval"});
  v("high", &Interval::high, About{.help = "the upper end of the interval"});
  v("level", &Interval::level,
    About{.help = "how likely it is that the interval holds the truth",
          .quantity = Quantity::probability,
          .otherwise = "80%"});
  v("name", &Interval::name, shared_draw_name);
}

template <class V>
void Distribution::alternatives(V& v) {
  v.template operator()<Normal>("normal", About{.help = "a normal distribution"});
  v.template operator()<Lognormal>("lognormal", About{.help = "a lognormal distribution, by its own mean and sd"});
  v.template operator()<Gamma>("gamma", About{.help = "a gamma distribution"});
  v.template operator()<Beta>("beta", About{.help = "a beta distribution"});
  v.template operator()<Uniform>("uniform", About{.help = "any value between two, alike"});
  v.template operator()<Triangular>("triangular", About{.help = "a triangular distribution"});
  v.template operator()<Pert>("pert", About{.help = "a PERT distribution: smooth, with the likeliest value given"});
  v.template operator()<Interval>("interval", About{.help = "an expert's interval and how sure they are of it"});
}

}  // namespace sendcast
