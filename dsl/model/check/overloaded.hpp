// Lambdas as one visitor for std::visit: a new alternative of a variant breaks the build where it must be
// handled.
#pragma once

namespace dsl::model::checking {

template <class... Functions> struct overloaded : Functions... { using Functions::operator()...; };
template <class... Functions> overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace dsl::model::checking
