#include <algorithm>

#include "bench/reference/leaves.hpp"
#include "bench/reference/programs.hpp"

namespace reference {

namespace {

struct Kleene {
    std::uint8_t value;  // 0 no, 1 open, 2 yes
    friend Kleene operator&(Kleene a, Kleene b) { return {std::min(a.value, b.value)}; }
    friend Kleene operator|(Kleene a, Kleene b) { return {std::max(a.value, b.value)}; }
    Kleene operator!() const { return {static_cast<std::uint8_t>(2 - value)}; }
};

struct Facts {
    const Flat& flat;

    static Kleene of(bool known, bool yes) { return {static_cast<std::uint8_t>(known ? 2 * yes : 1)}; }
    Kleene is(Fact fact) const {
        return of((flat.known >> static_cast<int>(fact)) & 1, (flat.yes >> static_cast<int>(fact)) & 1);
    }
    bool has(Number number) const { return (flat.numbers_known >> static_cast<int>(number)) & 1; }
    std::int32_t of(Number number) const { return flat.numbers[static_cast<std::size_t>(number)]; }
    Kleene at_least(Number number, std::int32_t least) const { return of(has(number), of(number) >= least); }
    Kleene at_most(Number number, std::int32_t most) const { return of(has(number), of(number) <= most); }
    Kleene title_in(std::uint32_t some) const { return of(flat.title != 0, (flat.title & some) != 0); }
    Kleene level_in(std::uint32_t some) const { return of(flat.level != 0, (flat.level & some) != 0); }
};

template <Leaf... members> std::uint8_t group(Any<members...>, const Facts& facts) {
    std::uint8_t best = 0;
    (void)((best = std::max(best, judge<members>(facts).value), best == 2) || ...);
    return best;
}

template <class... Groups> std::uint8_t result(All<Groups...>, const Facts& facts) {
    std::uint8_t worst = 2;
    (void)((worst = std::min(worst, group(Groups{}, facts)), worst != 0) && ...);
    return worst;
}

template <Leaf... members> std::uint8_t group(Any<members...>, const Leaves& leaves) {
    return std::max({leaves[static_cast<std::size_t>(members)]...});
}
template <class... Groups> std::uint8_t result(All<Groups...>, const Leaves& leaves) {
    return std::min({group(Groups{}, leaves)...});
}

template <std::size_t... index> Leaves all(const Facts& facts, std::index_sequence<index...>) {
    return {judge<static_cast<Leaf>(index)>(facts).value...};
}

}  // namespace

Verdicts verdicts(const Flat& person) {
    const Facts facts{person};
    return {{result(R10{}, facts), result(R25{}, facts), result(R44{}, facts)}};
}

Leaves leaves(const Flat& person) { return all(Facts{person}, std::make_index_sequence<leaf_count>{}); }

Verdicts verdicts(const Leaves& leaves) {
    return {{result(R10{}, leaves), result(R25{}, leaves), result(R44{}, leaves)}};
}

}  // namespace reference
