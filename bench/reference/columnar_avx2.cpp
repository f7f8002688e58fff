#define COLUMNAR_NAMESPACE avx2
#include "bench/reference/columnar_body.hpp"
