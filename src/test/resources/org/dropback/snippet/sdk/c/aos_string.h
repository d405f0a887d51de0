#include "oss_api.h"
