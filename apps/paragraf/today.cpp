#include <ctime>

#include "apps/paragraf/commands.hpp"

namespace apps {

dsl::core::Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return dsl::core::date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

}  // namespace apps
