#define COLUMNAR_NAMESPACE avx512
#include "bench/reference/columnar_body.hpp"
