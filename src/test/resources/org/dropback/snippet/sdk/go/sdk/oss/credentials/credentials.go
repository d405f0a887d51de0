package credentials

type EnvironmentVariableCredentialsProvider struct{}

func NewEnvironmentVariableCredentialsProvider() EnvironmentVariableCredentialsProvider {
	return EnvironmentVariableCredentialsProvider{}
}
