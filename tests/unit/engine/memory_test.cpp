// The value table is filled without allocating: after a first person of the same kind, none is needed.
#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <new>

#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

namespace {

std::atomic<std::size_t> allocations{0};

void* allocate(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc{};
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

using namespace test;

TEST_CASE("evaluating the persons of a file a second time allocates nothing") {
    evaluator::engine::Options options;
    options.as_of = day("2026-06-01");
    const auto plan = evaluator::engine::compile(rule_library().book, options);
    std::vector<evaluator::person::Household> persons;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        persons.push_back(random_household(*plan.book, 3000 + seed));
    evaluator::engine::Evaluation evaluation{plan};
    std::size_t decided = 0;
    const auto evaluate_all = [&] {
        for (const auto& household : persons) {
            evaluation.begin(household, options.as_of);
            for (const auto& norm : plan.norms) decided += evaluation.truth(norm.value).is_decided() ? 1 : 0;
        }
    };
    evaluate_all();
    CHECK(allocations > 0);
    const std::size_t before = allocations;
    evaluate_all();
    CHECK(allocations == before);
    CHECK(decided > 0);
}
