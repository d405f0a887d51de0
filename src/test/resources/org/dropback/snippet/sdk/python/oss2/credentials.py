class EnvironmentVariableCredentialsProvider:
    pass
