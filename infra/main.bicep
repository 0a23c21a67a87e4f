// StockOrders on Azure: a Function App on Flex Consumption with its own identity, a storage account that no key opens,
// a Key Vault for the two secrets, and logs. One resource group, one command:
//   az deployment group create --resource-group <group> --template-file infra/main.bicep --parameters infra/dev.bicepparam
targetScope = 'resourceGroup'

@description('Begins the names of everything made here: 3 to 11 lower-case letters and digits.')
@minLength(3)
@maxLength(11)
param name string

param location string = resourceGroup().location

@description('Where people reach the app, without a slash at the end; links in mails begin with it. Empty: the app\'s own host name.')
param publicUrl string = ''

@description('The address that mails come from; SendGrid must know it as a verified sender.')
param mailFrom string

@description('SendGrid API key with the right to send mail, and no other.')
@secure()
param sendGridApiKey string

@description('Verification keys of SendGrid\'s signed event webhook, separated by ";". Public, so no secret. Empty: news of mails are not taken.')
param sendGridWebhookKey string = ''

@description('Keys that sign links in mails: "id:base64" with 32 random bytes, the newest first, separated by ";". Old ones stay until their links have expired.')
@secure()
param linkKeys string

@description('No more instances than this run at once; each is billed while it runs.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('How many calls a minute one key may make on one instance before it is told to wait; 0 sets no limit.')
@minValue(0)
param requestsPerMinute int = 6000

@description('Host names and addresses that connections may lead to although they are not on the public internet, separated by ";".')
param connectionPrivateHosts string = ''

var unique = uniqueString(resourceGroup().id, name)

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-${name}'
    location: location
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: name
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: 'st${name}${take(unique, 10)}'
    location: location
    principalId: identity.outputs.principalId
  }
}

module secrets 'modules/secrets.bicep' = {
  name: 'secrets'
  params: {
    name: 'kv${name}${take(unique, 8)}'
    location: location
    principalId: identity.outputs.principalId
    sendGridApiKey: sendGridApiKey
    linkKeys: linkKeys
  }
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    name: 'func-${name}-${take(unique, 6)}'
    location: location
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    logsConnectionString: logs.outputs.connectionString
    vaultUri: secrets.outputs.vaultUri
    publicUrl: publicUrl
    mailFrom: mailFrom
    sendGridWebhookKey: sendGridWebhookKey
    requestsPerMinute: requestsPerMinute
    connectionPrivateHosts: connectionPrivateHosts
    maximumInstances: maximumInstances
  }
}

output url string = functionApp.outputs.url
