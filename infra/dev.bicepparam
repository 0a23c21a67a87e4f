using './main.bicep'

param name = 'stockdev'
param mailFrom = 'orders@example.com'
param maximumInstances = 5
param sendGridApiKey = readEnvironmentVariable('SENDGRID_API_KEY')
param linkKeys = readEnvironmentVariable('LINK_KEYS')
