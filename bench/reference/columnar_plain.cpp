#define COLUMNAR_NAMESPACE plain
#include "bench/reference/columnar_body.hpp"
