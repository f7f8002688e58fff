// The inventory for machines.
#pragma once

#include <string>

#include "analysis/inventory/inventory.hpp"

namespace analysis {

std::string to_json(const Inventory& inventory);

}  // namespace analysis
